@echo off
rem SPDX-License-Identifier: GPL-3.0-or-later
rem Finds a JDK 25, builds Performia where that is due, and passes every verb on.
rem PERFORMIA_JAVA_HOME chooses the JDK; PERFORMIA_JAVA_OPTS adds options for it.
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
if "%ROOT:~-1%"=="\" set "ROOT=%ROOT:~0,-1%"

set "JDK="
set "RUNTIME="
call :try "%PERFORMIA_JAVA_HOME%"
call :try "%JAVA_HOME%"
for %%J in (java.exe) do if not defined JDK call :try "%%~dp$PATH:J.."
call :try "%ROOT%\runtime"
for %%B in ("%ProgramFiles%\Java" "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks" "%USERPROFILE%\scoop\apps") do (
  if exist "%%~B\" for /d %%D in ("%%~B\*") do call :try "%%~D"
)
if not defined JDK (
  echo performia: no JDK 25 here; install one ^(for example from adoptium.net^) or set PERFORMIA_JAVA_HOME to where it is 1>&2
  exit /b 1
)

if exist "%ROOT%\lib\ui.jar" (set "APP=%ROOT%") else (set "APP=%ROOT%\ui\target\performia")
set "JAR=%APP%\lib\ui.jar"
if "%APP%"=="%ROOT%" goto built
if exist "%JAR%" if exist "%APP%\built" goto built
if not exist "%ROOT%\pom.xml" goto built
where mvn >nul 2>nul
if errorlevel 1 (
  echo performia: Maven is missing, and Performia must be built first; install Maven 3.8 or newer 1>&2
  exit /b 1
)
echo performia: building ^(this takes a minute or two, once^) ... 1>&2
set "JAVA25_HOME=%JDK%"
pushd "%ROOT%"
if not exist ui\target mkdir ui\target
call mvn -B -DskipTests -pl ui -am package >ui\target\build.log 2>&1
set "CODE=%ERRORLEVEL%"
popd
if not "%CODE%"=="0" (
  echo performia: the build failed; the whole story is in %ROOT%\ui\target\build.log 1>&2
  exit /b 1
)
type nul >"%APP%\built"
:built
if not exist "%JAR%" (
  echo performia: %JAR% is missing; unpack Performia again 1>&2
  exit /b 1
)

rem While music sounds no collector may stop the band; everything else wants the quickest start.
set "KIND=work"
set "OPTIONS=-XX:+UseSerialGC -Xmx1g"
set "VERB=%~1"
if /i "%VERB%"=="--home" set "VERB=%~3"
if /i "%VERB%"=="play" set "KIND=live"
if /i "%VERB%"=="demo" set "KIND=live"
if /i "%VERB%"=="synth" set "KIND=sound"
if /i "%VERB%"=="render" set "KIND=sound"
if "%KIND%"=="sound" set "OPTIONS=-XX:+UseSerialGC -Xmx1g --add-modules=jdk.incubator.vector"
if "%KIND%"=="live" set "OPTIONS=-XX:+UseZGC -Xms64m -Xmx1g --add-modules=jdk.incubator.vector"

set "CACHE=%APP%\%KIND%-%RUNTIME%.aot"
if not exist "%CACHE%" if not exist "%APP%\no-quick-start-%RUNTIME%" (
  echo performia: preparing a quick start ^(once^) ... 1>&2
  "%JDK%\bin\java.exe" -XX:+UseSerialGC -cp "%JAR%" performia.ui.app.QuickStart "%APP%"
)
set "AOT="
if exist "%CACHE%" set AOT="-XX:AOTCache=%CACHE%"
"%JDK%\bin\java.exe" -Xlog:disable --enable-native-access=ALL-UNNAMED %OPTIONS% %AOT% %PERFORMIA_JAVA_OPTS% "-Dperformia.app=%APP%" "-Dperformia.root=%ROOT%" -jar "%JAR%" %*
exit /b %ERRORLEVEL%

:try
rem A JDK says its version in the file `release`; reading that is far cheaper than starting it.
if defined JDK exit /b
if "%~1"=="" exit /b
if not exist "%~f1\bin\java.exe" exit /b
if not exist "%~f1\release" exit /b
for /f "usebackq tokens=1,* delims==" %%A in ("%~f1\release") do if "%%A"=="JAVA_RUNTIME_VERSION" set "FOUND=%%~B"
if not defined FOUND exit /b
if "%FOUND:~0,2%"=="25" (
  set "JDK=%~f1"
  set "RUNTIME=%FOUND%"
)
set "FOUND="
exit /b
