"""The yardstick: the smallest honest PySide6 program, one window with words in it."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


def main() -> int:
    """Show one window until it is closed."""
    app = QApplication(sys.argv)
    window = QMainWindow()
    window.setCentralWidget(QLabel("Hello"))
    window.resize(1024, 600)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
