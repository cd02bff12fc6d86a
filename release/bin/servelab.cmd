@echo off
rem Runs servelab from where its archive was unpacked, on the Java 25 that SERVELAB_JAVA_HOME or
rem JAVA_HOME names, else on the java in the path. Exit status: the command's own.
setlocal EnableExtensions DisableDelayedExpansion
set "JAVA=java.exe"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
if defined SERVELAB_JAVA_HOME set "JAVA=%SERVELAB_JAVA_HOME%\bin\java.exe"
"%JAVA%" -jar "%~dp0..\lib\servelab.jar" %*
exit /b %ERRORLEVEL%
