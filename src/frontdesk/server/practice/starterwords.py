"""What a new practice calls its lists in another language than English; a practice renames them as it likes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ENGLISH: Mapping[str, str] = MappingProxyType({})

SPANISH: Mapping[str, str] = MappingProxyType(
    {
        # The patient's way through the visit
        "Arrived": "Llegó",
        "In chair": "En el sillón",
        "Checkout": "Cobro",
        "Dismissed": "Se fue",
        # Definitions
        "Unconfirmed": "Sin confirmar",
        "Left message": "Mensaje dejado",
        "Texted": "Mensaje de texto",
        "Confirmed": "Confirmada",
        "No-show": "No vino",
        "Late, could not be seen": "Llegó tarde, no se atendió",
        "Walked out": "Se marchó",
        "Illness": "Enfermedad",
        "Work or school": "Trabajo o escuela",
        "Transport": "Transporte",
        "Cost": "Coste",
        "Office closed": "Clínica cerrada",
        "Other": "Otro",
        "Urgent": "Urgente",
        "Soon": "Pronto",
        "Routine": "De rutina",
        "Flexible": "Flexible",
        "Premedication": "Premedicación",
        "Interpreter": "Intérprete",
        "Wheelchair": "Silla de ruedas",
        "Normal": "Normal",
        "High": "Alta",
        "Front desk": "Recepción",
        "Billing": "Facturación",
        # Procedures
        "Periodic exam": "Examen periódico",
        "Limited exam of one problem": "Examen limitado a un problema",
        "Comprehensive exam": "Examen completo",
        "Full-mouth X-rays": "Radiografías de toda la boca",
        "Four bitewing X-rays": "Cuatro radiografías de aleta",
        "Panoramic X-ray": "Radiografía panorámica",
        "Adult cleaning": "Limpieza de adulto",
        "Child cleaning": "Limpieza infantil",
        "Fluoride varnish": "Barniz de flúor",
        "Sealant, per tooth": "Sellador, por diente",
        "Front filling, one surface": "Empaste anterior, una cara",
        "Back filling, two surfaces": "Empaste posterior, dos caras",
        "Back filling, three surfaces": "Empaste posterior, tres caras",
        "Ceramic crown": "Corona de cerámica",
        "Core buildup": "Reconstrucción de muñón",
        "Crown seat": "Colocación de corona",
        "Root canal, front tooth": "Endodoncia, diente anterior",
        "Root canal, molar": "Endodoncia, molar",
        "Scaling and root planing, a quadrant": "Raspado y alisado, un cuadrante",
        "Periodontal maintenance": "Mantenimiento periodontal",
        "Immediate upper denture": "Dentadura superior inmediata",
        "Denture adjustment": "Ajuste de dentadura",
        "Implant body": "Cuerpo del implante",
        "Bridge unit": "Pieza de puente",
        "Extraction": "Extracción",
        "Surgical extraction": "Extracción quirúrgica",
        "Orthodontic treatment, adolescent": "Ortodoncia, adolescente",
        "Orthodontic visit": "Visita de ortodoncia",
        "Relief of pain": "Alivio del dolor",
        "Deep sedation, 15 minutes": "Sedación profunda, 15 minutos",
        # Types of visits
        "Cleaning": "Limpieza",
        "Cleaning and X-rays": "Limpieza y radiografías",
        "Scaling and root planing": "Raspado y alisado",
        "Sealants": "Selladores",
        "Limited exam": "Examen limitado",
        "Post-op check": "Revisión postoperatoria",
        "Filling": "Empaste",
        "Filling, two surfaces": "Empaste, dos caras",
        "Crown prep": "Tallado de corona",
        "Bridge prep": "Tallado de puente",
        "Root canal": "Endodoncia",
        "Root canal, front": "Endodoncia, anterior",
        "Orthodontic check": "Control de ortodoncia",
        "Orthodontic bands": "Bandas de ortodoncia",
        "New patient": "Paciente nuevo",
        "Implant": "Implante",
        # Blocked time
        "Lunch": "Almuerzo",
        "Meeting": "Reunión",
        "Emergency hold": "Reserva de urgencias",
        "Sterilise": "Esterilización",
        "Hold": "Reserva",
    }
)

LANGUAGES: Mapping[str, Mapping[str, str]] = MappingProxyType({"en": ENGLISH, "es": SPANISH})
