@echo off
rem Finds a JDK 25, builds what is missing or older than its sources, runs servelab: as ./servelab does elsewhere.
rem SERVELAB_JAVA_HOME names the JDK; else JAVA_HOME, java on PATH and the usual folders are tried.
rem Exit status: the command's own; 1 when there is no JDK 25 or the build fails.
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
call "%ROOT%.mvn\find-java.cmd" javac.exe JDK || exit /b 1
set "JDK=%FOUND%"

set "JAR=servelab.jar"
set "BUILDS=harness"
set "CACHE=-XX:AOTCache="%ROOT%target\servelab.aot" -Xlog:aot*=off -Xlog:cds*=off"
rem What measures starts as the servers do that it measures.
for %%C in (bench compare sweep self-test torture jmh) do if "%~1"=="%%~C" set "CACHE="
set "FLAGS="
for %%C in (get list stats client completion man quiz new-policy --help -h --version -V "") do if "%~1"=="%%~C" set "FLAGS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
if "%~1"=="jmh" (
    set "JAR=benchmarks.jar"
    set "BUILDS=benchmarks"
    set "FLAGS=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
)

powershell -NoProfile -ExecutionPolicy Bypass -File "%ROOT%.mvn\launcher.ps1" -Jdk "%JDK%" -Jar "%JAR%" -Builds "%BUILDS%"
if errorlevel 1 exit /b 1
rem What starting takes is remembered in servelab.aot, made with the jar. One that is missing would cost time.
if not exist "%ROOT%target\servelab.aot" set "CACHE="

rem cmd has no way to drop the first argument and keep the others' quotes: JMH gets them one by one.
if "%~1"=="jmh" goto jmh
"%JDK%\bin\java.exe" %FLAGS% %CACHE% -jar "%ROOT%target\%JAR%" %*
exit /b %ERRORLEVEL%

:jmh
set "ARGS="
:nextArgument
shift
if "%~1"=="" goto runJmh
set "ARGS=%ARGS% "%~1""
goto nextArgument
:runJmh
"%JDK%\bin\java.exe" %FLAGS% -jar "%ROOT%target\%JAR%" %ARGS%
exit /b %ERRORLEVEL%
