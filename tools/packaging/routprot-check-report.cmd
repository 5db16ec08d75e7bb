@echo off
rem SPDX-License-Identifier: MIT
rem Pages, summaries and statements from the journals of routprot-check, with Python 3.11 and Jinja2:
rem routprot-check-report.cmd JOURNAL -o report.html (--help says more).
setlocal
py -3 --version >nul 2>nul
if errorlevel 1 goto python
py -3 "%~dp0routprot-check-report.py" %*
exit /b %errorlevel%

:python
python "%~dp0routprot-check-report.py" %*
exit /b %errorlevel%
