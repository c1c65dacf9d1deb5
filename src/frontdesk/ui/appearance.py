"""Dressing the application: palette and style sheet from a theme's tokens, switched while it runs."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from frontdesk import resource_path
from frontdesk.ui import theme
from frontdesk.ui.theme import Theme


def apply(appearance: Theme) -> None:
    """Dress every window in `appearance`, at once and without a restart."""
    application = QApplication.instance()
    if isinstance(application, QApplication):
        application.setPalette(_palette(appearance))
        application.setStyleSheet(_style_sheet(appearance))
    theme.set_current(appearance)


def _palette(look: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for key, color in (
        (role.Window, look.window),
        (role.WindowText, look.text),
        (role.Base, look.panel),
        (role.AlternateBase, look.window),
        (role.Text, look.text),
        (role.PlaceholderText, look.quiet),
        (role.Button, look.panel),
        (role.ButtonText, look.text),
        (role.Highlight, look.accent),
        (role.HighlightedText, look.on_accent),
        (role.Link, look.accent_text),
        (role.ToolTipBase, look.tip),
        (role.ToolTipText, look.tip_text),
        (role.Mid, look.line),
        (role.Light, look.panel),
        (role.Dark, look.line),
    ):
        palette.setColor(key, color)
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, look.faint)
    return palette


_SHEET = """
QMainWindow, QDialog {{ background: {window}; }}
QMainWindow::separator {{ background: {line}; width: 1px; height: 1px; }}
QMainWindow::separator:hover {{ background: {accent}; }}
QDockWidget {{ background: {panel}; color: {text}; }}
QWidget[ground="panel"] {{ background: {panel}; }}
QWidget[afloat="head"] {{ border: 1px solid {line}; border-bottom: 0; }}
QWidget[afloat="body"] {{ border: 1px solid {line}; border-top: 0; }}
QWidget[ground="window"] {{ background: {window}; }}
QFrame[rule="below"] {{ border: 0; border-bottom: 1px solid {line}; }}
QFrame[rule="above"] {{ border: 0; border-top: 1px solid {line}; }}
QFrame[frame="card"] {{ background: {panel}; border: 1px solid {line}; border-radius: 8px; }}
QFrame[frame="segments"] {{ background: {panel}; border: 1px solid {line}; border-radius: 7px; }}
QFrame[frame="board"] {{ background: {panel}; border: 1px solid {line}; border-radius: 4px; }}
QFrame[frame="popup"] {{ background: {panel}; border: 1px solid {line}; border-radius: 8px; }}
QFrame[frame="note"] {{ background: {accent_wash}; border: 1px solid {accent_wash}; border-radius: 6px; }}
QFrame[frame="strip"] {{ background: {warn_wash}; border: 0; border-top: 1px solid {line}; }}
QLabel {{ background: transparent; }}
QLabel[tone="quiet"] {{ color: {quiet}; }}
QLabel[tone="good"] {{ color: {good_text}; }}
QLabel[tone="warn"] {{ color: {warn_text}; }}
QLabel[tone="bad"] {{ color: {bad_text}; }}
QLabel[tone="keycap"] {{ color: {quiet}; background: {panel}; border: 1px solid {line}; border-radius: 4px;
    padding: 0 5px; font-size: 11px; }}
QLabel[rank="title"] {{ font-size: 24px; font-weight: 600; }}
QLabel[rank="head"] {{ font-size: 15px; font-weight: 600; }}
QLabel[weight="strong"] {{ font-weight: 600; }}

QPushButton {{ background: {panel}; color: {text}; border: 1px solid {line}; border-radius: 6px;
    padding: 0 12px; min-height: 28px; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:pressed {{ background: {line}; }}
QPushButton:focus {{ border-color: {accent}; }}
QPushButton:disabled {{ color: {faint}; }}
QPushButton[kind="primary"] {{ background: {accent}; color: {on_accent}; border-color: {accent}; font-weight: 600; }}
QPushButton[kind="primary"]:hover {{ background: {accent_text}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {text}; }}
QPushButton[kind="primary"]:disabled {{ background: {line}; border-color: {line}; color: {quiet}; }}
QPushButton[kind="link"] {{ background: transparent; color: {accent_text}; border: 1px solid transparent;
    border-radius: 4px; padding: 0 3px; min-height: 18px; }}
QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
QPushButton[kind="link"]:focus {{ border-color: {accent}; }}
QPushButton[kind="link"]:disabled {{ color: {quiet}; }}
QPushButton[kind="plain"] {{ background: transparent; border-color: transparent; padding: 0 6px; text-align: left; }}
QPushButton[kind="plain"]:hover {{ background: {hover}; }}
QPushButton[kind="plain"]:focus {{ border-color: {accent}; }}
QPushButton[kind="plain"]::menu-indicator {{ width: 0; }}
QPushButton[kind="segment"] {{ background: transparent; border: 1px solid transparent; border-radius: 5px;
    color: {quiet}; padding: 0 12px; min-height: 24px; }}
QPushButton[kind="segment"][room="tight"] {{ padding: 0 1px; min-height: 22px; }}
QPushButton[kind="segment"][room="snug"] {{ padding: 0 4px; }}
QPushButton[kind="segment"]:hover {{ color: {text}; }}
QPushButton[kind="segment"]:checked {{ background: {accent_wash}; color: {accent_text}; font-weight: 600; }}
QPushButton[kind="segment"]:focus {{ border-color: {accent}; }}

QLineEdit, QPlainTextEdit {{ background: {panel}; color: {text}; border: 1px solid {line}; border-radius: 6px;
    padding: 0 8px; min-height: 28px; selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border-color: {accent}; }}
QLineEdit[state="bad"] {{ border-color: {bad}; }}
QLineEdit[kind="inline"] {{ background: transparent; border: 1px solid transparent; padding: 0 2px; min-height: 24px; }}
QLineEdit[kind="inline"]:hover {{ border-color: {line}; }}
QLineEdit[kind="inline"]:focus {{ background: {panel}; border-color: {accent}; }}

QTabBar {{ background: transparent; }}
QTabBar::tab {{ background: transparent; color: {quiet}; border: 0; border-bottom: 2px solid transparent;
    padding: 6px 2px 5px 2px; margin-right: 5px; font-size: 12px; }}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::tab:selected {{ color: {accent_text}; border-bottom-color: {accent}; font-weight: 600; }}
QTabBar::tab:focus {{ color: {text}; }}
QTabBar::tab:selected:focus {{ background: {accent_wash}; border-top-left-radius: 5px; border-top-right-radius: 5px; }}
QTabBar QToolButton {{ background: {panel}; border: 0; }}
QComboBox, QSpinBox, QTimeEdit, QDateEdit {{ background: {panel}; color: {text}; border: 1px solid {line};
    border-radius: 6px; padding: 0 4px 0 8px; min-height: 26px; selection-background-color: {accent};
    selection-color: {on_accent}; }}
QSpinBox, QTimeEdit {{ padding-left: 6px; }}
QCheckBox::indicator, QListWidget::indicator {{ width: 14px; height: 14px; border: 1px solid {faint};
    border-radius: 4px; background: {panel}; }}
QCheckBox::indicator:checked, QListWidget::indicator:checked {{ background: {accent}; border-color: {accent};
    image: url({check}); }}
QCheckBox::indicator:focus {{ border-color: {accent}; }}
QCheckBox::indicator:checked:focus {{ border-color: {text}; }}
QComboBox:focus, QSpinBox:focus, QTimeEdit:focus, QDateEdit:focus {{ border-color: {accent}; }}
QComboBox:disabled, QSpinBox:disabled, QTimeEdit:disabled, QDateEdit:disabled {{ color: {faint}; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: 0; width: 20px; }}
QComboBox::down-arrow, QDateEdit::down-arrow, QSpinBox::down-arrow, QTimeEdit::down-arrow {{
    image: url({chevron_down}); width: 10px; height: 10px; }}
QSpinBox::up-arrow, QTimeEdit::up-arrow {{ image: url({chevron_up}); width: 10px; height: 10px; }}
QSpinBox::up-button, QTimeEdit::up-button, QSpinBox::down-button, QTimeEdit::down-button {{ border: 0; width: 18px; }}
QComboBox QAbstractItemView {{ background: {panel}; color: {text}; border: 1px solid {line};
    selection-background-color: {accent_wash}; selection-color: {text}; outline: 0; }}
QListView {{ background: {panel}; border: 1px solid transparent; border-radius: 6px; outline: 0; }}
QListView:focus {{ border-color: {accent}; }}
CardList[bare="false"]:focus {{ border-color: transparent; }}
QListWidget {{ border: 1px solid {line}; border-radius: 6px; padding: 2px; }}
QListWidget:focus {{ border-color: {accent}; }}
QListWidget::item {{ padding: 2px 4px; border-radius: 5px; }}
QListWidget::item:selected {{ background: {accent_wash}; color: {text}; }}
QScrollArea {{ background: transparent; border: 0; }}
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
QScrollArea:focus {{ border: 1px solid {accent}; border-radius: 6px; }}
QMenu {{ background: {panel}; color: {text}; border: 1px solid {line}; border-radius: 8px; padding: 5px; }}
QMenu::item {{ padding: 5px 26px 5px 12px; border-radius: 5px; }}
QMenu::item:selected {{ background: {accent_wash}; color: {text}; }}
QMenu::item:disabled {{ color: {faint}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 5px 8px; }}
QMenu::indicator {{ width: 12px; height: 12px; left: 6px; }}
QToolTip {{ background: {tip}; color: {tip_text}; border: 0; padding: 5px 7px; }}
QScrollBar:vertical {{ background: transparent; width: 11px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 11px; margin: 0; }}
QScrollBar::handle {{ background: {line}; border-radius: 4px; margin: 2px; min-height: 28px; min-width: 28px; }}
QScrollBar::handle:hover {{ background: {faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _style_sheet(look: Theme) -> str:
    colors = {name: value.name() for name, value in vars(look).items() if isinstance(value, QColor)}
    warn_wash = look.pair(look.warn.name()).fill.name()
    kind = "dark" if look.dark else "light"
    signs = {f"chevron_{way}": resource_path(f"icons/chevron-{way}-{kind}.svg").as_posix() for way in ("up", "down")}
    signs["check"] = resource_path(f"icons/check-{kind}.svg").as_posix()
    return _SHEET.format(**colors, **signs, hover=look.faint_line.name(), warn_wash=warn_wash)
