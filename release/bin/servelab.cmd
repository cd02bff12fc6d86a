@echo off
rem Runs servelab from where its archive was unpacked. SERVELAB_JAVA_HOME names a Java 25; else JAVA_HOME, java on PATH and
rem the usual folders are tried. Exit status: the command's own; 1 when there is no Java 25.
setlocal EnableExtensions DisableDelayedExpansion
call "%~dp0..\lib\find-java.cmd" java.exe Java || exit /b 1
"%FOUND%\bin\java.exe" -jar "%~dp0..\lib\servelab.jar" %*
exit /b %ERRORLEVEL%
