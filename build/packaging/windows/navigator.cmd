@echo off
rem Without an argument the window opens; with one (--status --json) the answer stands here.
if "%~1"=="" (
  start "" "%~dp0pythonw.exe" -m navigator
) else (
  "%~dp0python.exe" -m navigator %*
)
