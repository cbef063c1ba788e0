"""PyInstaller hook: QtPrintSupport with only the parts that qt_parts.py names."""

from qt_parts import qt_dependencies

hiddenimports, binaries, datas = qt_dependencies(__file__)
