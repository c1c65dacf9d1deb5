"""Invented people: given and family names of many languages, in the spelling a US practice would keep."""

from __future__ import annotations

import random

# language code, share of the patients, given names, family names
NAMES: tuple[tuple[str, int, str, str], ...] = (
    (
        "en",
        34,
        "Amelia Ava Beatrice Caleb Charlotte Daniel Dorothy Ella Ethan Evelyn Grace Hannah Henry Isla Jack James Leo "
        "Lucas Mason Nathan Nora Oliver Owen Paul Ruby Ruth Samuel Sophie Theodore Violet Walter",
        "Abbott Barker Bell Brooks Carter Coleman Dawson Ellis Fletcher Garner Hart Hayes Holloway Hughes Kerr Lambert "
        "Marsh Mercer Norris Parker Quist Reeves Sawyer Shaw Sutton Thorne Vance Walsh Webb Whitaker Winslow Yates",
    ),
    (
        "es",
        18,
        "Alejandro Ana Camila Carlos Carmen Diego Elena Esteban Gabriela Inés Javier José Lucía Luis María Mateo "
        "Pilar Rafael Rosa Santiago Sofía Tomás Valentina Ximena",
        "Aguilar Benítez Castellano Castillo Delgado Domínguez Espinoza Fuentes García Gutiérrez Herrera Ibáñez "
        "Marín Méndez Muñoz Núñez Ortega Peña Quiroga Ríos Ruiz Salazar Vázquez Zúñiga",
    ),
    (
        "vi",
        5,
        "Anh Bảo Châu Duy Hạnh Hiếu Hương Khánh Lan Linh Long Mai Minh Ngọc Phúc Quân Thảo Trang Tuấn Yến",
        "Bùi Đặng Đỗ Hồ Lê Lý Ngô Nguyễn Phạm Phan Trần Trương Võ Vũ",
    ),
    (
        "zh",
        5,
        "Bowen Chen Fang Hao Hui Jing Jun Lei Li Mei Ming Na Qing Rui Shan Wei Xiu Yan Ying Yu Zhen",
        "Cai Chen Deng Feng Gao Guo He Huang Lin Liu Luo Ma Shen Song Sun Wang Wu Xu Yang Zhang Zhou",
    ),
    (
        "hi",
        5,
        "Aarav Aditi Anika Arjun Dev Diya Ishaan Kavya Kiran Lakshmi Manish Meera Neha Nikhil Priya Rahul Rohan Sanjay "
        "Shreya Vikram",
        "Agarwal Banerjee Bhat Chatterjee Desai Gupta Iyer Joshi Kapoor Kulkarni Mehta Nair Patel Raman Rao Reddy Shah "
        "Sharma Singh Verma",
    ),
    (
        "ar",
        4,
        "Ahmed Aisha Amir Dalia Farah Hassan Huda Karim Layla Mariam Nadia Omar Rania Salma Samir Yasmin Youssef",
        "Abara Al-Amin Aziz Darwish Fadel Haddad Haddou Hamdan Idris Khalil Mansour Nasser Qasim Rahman Saleh",
    ),
    (
        "pl",
        4,
        "Agnieszka Bartosz Dorota Ewa Grzegorz Ivan Jadwiga Kamil Katarzyna Łukasz Małgorzata Marek Piotr Tomasz Zofia",
        "Adamczyk Dąbrowski Gajewska Jabłoński Kamiński Kowalski Lewandowska Nowak Pawłowski Rask Sikora Wójcik "
        "Wróbel Zając",
    ),
    (
        "pt",
        4,
        "Beatriz Bruno Catarina Duarte Felipe Gonçalo Helena Inês João Larissa Luísa Rafaela Rui Thiago Vitória",
        "Almeida Brito Cardoso Duarte Esteves Ferreira Gonçalves Lopes Magalhães Monteiro Oliveira Pereira Silva",
    ),
    (
        "de",
        3,
        "Anja Bernard Elke Friedrich Günther Hannelore Heike Jonas Jürgen Käthe Lukas Matthias Sabine Uwe Wiebke",
        "Achterberg Bauer Böhm Brandt Feld Fischer Groß Hoffmann Krüger Lindqvist Müller Schäfer Schröder Voss Weiß",
    ),
    (
        "uk",
        3,
        "Andriy Bohdan Daryna Dmytro Iryna Kateryna Mykola Nadiia Oksana Oleh Petro Svitlana Taras Yulia",
        "Bondarenko Hrytsenko Kovalenko Kravchenko Lysenko Melnyk Petrova Polishchuk Shevchenko Tkachenko Volkov",
    ),
    (
        "yo",
        3,
        "Adaeze Amara Ayodele Bisi Chidi Chinwe Emeka Femi Folake Ifeoma Kelechi Ngozi Obinna Temitope Zuri",
        "Achebe Adeyemi Afolabi Balogun Eze Ibekwe Mensah Nwosu Oduya Okafor Okonkwo Olawale Onyeka Uche",
    ),
    (
        "ko",
        3,
        "Dong-hyun Eun-ji Hae-won Ji-woo Jin Joon-ho Min-jun Seo-yeon Soo-ah Sun-hee Tae-yang Yuna",
        "Ahn Baek Choi Han Hong Jung Kang Kim Kwon Lee Moon Park Ryu Seo Yoon",
    ),
    (
        "ja",
        2,
        "Aiko Akira Emi Haruki Hiroshi Kaori Kenji Mei Naoko Ren Sakura Sota Takumi Yuki Yuto",
        "Abe Fujita Hayashi Inoue Ito Kimura Mori Nakamura Ogawa Saito Sato Suzuki Tanaka Watanabe Yamada",
    ),
    (
        "fr",
        2,
        "Adèle Benoît Camille Céline Émile Étienne Gaëlle Hélène Jérôme Léa Noël Odile Rémi Zoé",
        "Beaulieu Bélanger Chevalier Côté Dubois Fournier Gagné Lefèvre Marchand Pelletier Rousseau Tremblay",
    ),
    (
        "tr",
        1,
        "Ayşe Burak Cem Deniz Elif Emre Gül Hakan İrem Kerem Selin Zeynep",
        "Aydın Çelik Demir Doğan Kaya Kılıç Öztürk Şahin Yıldız Yılmaz",
    ),
    (
        "tl",
        2,
        "Althea Bayani Crisanta Dalisay Jericho Ligaya Luningning Marisol Rizal Tala",
        "Bautista Cabrera Dimaculangan Macaraeg Magbanua Pangilinan Salonga Tolentino Villanueva",
    ),
    (
        "sv",
        2,
        "Astrid Björn Elin Freja Helga Ingrid Lars Linnéa Nils Sören",
        "Åberg Bergström Lindgren Nyström Olsen Strand",
    ),
)

DEMO_MAIL_DOMAIN = "example.com"


class NameMaker:
    """Draws names; the same generator state gives the same names."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._rows = [(code, given.split(), family.split()) for code, _, given, family in NAMES]
        self._weights = [share for _, share, _, _ in NAMES]

    def draw(self) -> tuple[str, str, str]:
        """Return language code, given name and family name."""
        code, given, family = self._rng.choices(self._rows, self._weights)[0]
        return code, self._rng.choice(given), self._rng.choice(family)

    def relative(self, family_code: str) -> str:
        """Return a given name for somebody of the same family."""
        for code, given, _ in self._rows:
            if code == family_code:
                return self._rng.choice(given)
        return self._rng.choice(self._rows[0][1])
