@echo off
rem What servelab.cmd and the launcher of a release share:
rem   call find-java.cmd PROGRAM KIND    sets FOUND to the folder of the first Java 25 or newer that has PROGRAM
rem javac.exe is in a JDK alone; KIND is what to call it. Exit status 1 and a word on standard error when there is none.
set "NEEDS=%~1"
set "KIND=%~2"
set "FOUND="

if not defined SERVELAB_JAVA_HOME goto usual
call :tryHome "%SERVELAB_JAVA_HOME%"
if defined FOUND exit /b 0
>&2 echo servelab: SERVELAB_JAVA_HOME=%SERVELAB_JAVA_HOME% is not the folder of a %KIND% 25 or newer
exit /b 1

:usual
if defined JAVA_HOME call :tryHome "%JAVA_HOME%"
for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :tryHome "%%~dp$PATH:J.."
for %%V in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%USERPROFILE%\.jdks") do (
    if exist "%%~V" for /d %%H in ("%%~V\*") do call :tryHome "%%~H"
)
if defined FOUND exit /b 0
>&2 echo servelab: no %KIND% 25 or newer found: install one (https://adoptium.net) or set SERVELAB_JAVA_HOME to its folder
exit /b 1

rem Sets FOUND to %1 if that is a Java 25 or newer with the program, and none was found before.
:tryHome
if defined FOUND exit /b 0
if not exist "%~1\bin\%NEEDS%" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "usebackq tokens=2 delims==" %%R in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do (
    for /f "tokens=1 delims=.-+" %%M in ("%%~R") do if %%M GEQ 25 set "FOUND=%~f1"
)
exit /b 0
