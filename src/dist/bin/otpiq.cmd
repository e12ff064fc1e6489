@echo off
rem Runs otpiq with the Java that comes with it.
setlocal
set "home=%~dp0.."
rem Java would take each part for a path of its own, relative ones from the working directory.
if not "%home:;=%"=="%home%" goto semicolon
set "cache=short"
set "tuning=-XX:TieredStopAtLevel=1"
if "%~1"=="listen" set "cache=long" & set "tuning="
if "%~1"=="sandbox" set "cache=long" & set "tuning="
if "%~1"=="check" set "cache=long"
if "%~1 %~2"=="send --sandbox" set "cache=long"
rem Java 25 would run the classes of a cache though the jar is another by now.
if exist "%home%\lib\cached" set /p cached=<"%home%\lib\cached"
for %%J in ("%home%\lib\otpiq.jar") do if not "%%~zJ"=="%cached%" set "cache=none"
rem Options meant for other Java programs would print a line here, or break it. What --exec runs gets them back.
if defined JAVA_TOOL_OPTIONS set "OTPIQ_KEPT_JAVA_TOOL_OPTIONS=%JAVA_TOOL_OPTIONS%" & set "JAVA_TOOL_OPTIONS="
if defined JDK_JAVA_OPTIONS set "OTPIQ_KEPT_JDK_JAVA_OPTIONS=%JDK_JAVA_OPTIONS%" & set "JDK_JAVA_OPTIONS="
if defined _JAVA_OPTIONS set "OTPIQ_KEPT__JAVA_OPTIONS=%_JAVA_OPTIONS%" & set "_JAVA_OPTIONS="
"%home%\runtime\bin\java.exe" "@%home%\lib\options" %tuning% %OTPIQ_JAVA_OPTIONS% "-XX:AOTCache=%home%\lib\%cache%.aot" -cp "%home%\lib\otpiq.jar" com.otpiq.cli.Main %*
exit /b %ERRORLEVEL%
:semicolon
echo otpiq: Java cannot start a program whose path has a semicolon>&2
echo Try: another directory for otpiq>&2
exit /b 70
