@echo off
rem SPDX-License-Identifier: MIT
rem routprot-check on Windows: routprot-check.cmd [OPTIONS] CANDIDATE.dll (--help says more). Without a word it checks the
rem reference protocol that comes with it, to see that all is well on this machine.
setlocal
if not "%~1"=="" goto run

echo Checking the reference protocol that comes with routprot-check.
echo.
"%~dp0x64\routprot-check.exe" --profile "%~dp0x64\reference.profile" "%~dp0x64\reference.dll"
set "result=%errorlevel%"
echo.
echo To check a DLL of yours, open a command prompt and say
echo     "%~f0" --profile their.profile their.dll
pause
exit /b %result%

:run
if not defined ROUTPROT_CHECK_COMMAND set ROUTPROT_CHECK_COMMAND=%0
"%~dp0x64\routprot-check.exe" %*
exit /b %errorlevel%
