# servelab.cmd's build: makes target\$Jar if it is missing or older than its sources. What it leaves
# carries the time at which the build began, as with ./servelab.
param([string] $Jdk, [string] $Jar, [string] $Builds)
$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $PSScriptRoot
$target = Join-Path $root 'target'
$made = Join-Path $target $Jar
$log = Join-Path $target 'launcher.log'

function Say([string] $text) { [Console]::Error.WriteLine("servelab: $text") }

function Test-Stale {
    if (-not (Test-Path -LiteralPath $made)) { return $true }
    $time = (Get-Item -LiteralPath $made).LastWriteTimeUtc
    $sources = @('pom.xml', '.mvn')
    foreach ($module in 'protocol', 'strategies', 'harness', $Builds | Select-Object -Unique) { $sources += "$module\pom.xml", "$module\src\main" }
    foreach ($source in $sources) {
        $path = Join-Path $root $source
        # Folders count too: theirs is the time at which a file was added or went.
        $items = @(Get-Item -LiteralPath $path -Force)
        if ($items[0].PSIsContainer) { $items += Get-ChildItem -LiteralPath $path -Recurse -Force }
        if ($items | Where-Object { $_.LastWriteTimeUtc -gt $time } | Select-Object -First 1) { return $true }
    }
    return $false
}

function Build {
    if (Test-Path -LiteralPath $made) { Say "building ${Jar}: its sources have changed" }
    else { Say "building $Jar; the first build on a machine also fetches libraries, which can take minutes" }
    $began = [DateTime]::UtcNow
    $env:JAVA_HOME = $Jdk
    Push-Location $root
    $ErrorActionPreference = 'Continue'  # what Maven writes on standard error is no exception
    & (Join-Path $root 'mvnw.cmd') -B -q -Dquick -pl $Builds -am package *> $log
    $status = $LASTEXITCODE
    $ErrorActionPreference = 'Stop'
    Pop-Location
    if ($status -ne 0) {
        if (Select-String -Quiet -LiteralPath $log -Pattern 'Unknown ?host|Could not transfer|Failed to fetch|remote name could not be resolved') {
            Say "cannot build: Maven could not fetch what it needs, is there a network? (details: $log)"
        } else {
            Get-Content -LiteralPath $log | ForEach-Object { [Console]::Error.WriteLine($_) }
            Say 'the build failed: see above'
        }
        exit 1
    }
    $new = "$made.new"
    $built = Join-Path $root "$Builds\target\quick\$Jar"
    if (Test-Path -LiteralPath $new) { Remove-Item -LiteralPath $new }
    # Ours so that all of it can go into the cache.
    $ErrorActionPreference = 'Continue'
    if ($Builds -eq 'harness') { & (Join-Path $Jdk 'bin\java.exe') -cp $built dev.servelab.cli.RenewedJar $built $new *> $null }
    if ($Builds -ne 'harness' -or $LASTEXITCODE -ne 0) { Copy-Item -LiteralPath $built -Destination $new -Force }
    $ErrorActionPreference = 'Stop'
    (Get-Item -LiteralPath $new).LastWriteTimeUtc = $began
    # Before the jar: the JVM does not see that a cache is of another one.
    $cache = Join-Path $target 'servelab.aot'
    if ($Builds -eq 'harness' -and (Test-Path -LiteralPath $cache)) {
        try { Remove-Item -LiteralPath $cache -Force } catch {
            Say "cannot replace ${made}: is a server running from it? Stop it first"
            exit 1
        }
    }
    try {
        Move-Item -LiteralPath $new -Destination $made -Force
    } catch {
        Say "cannot replace ${made}: is a server running from it? Stop it first"
        exit 1
    }
    if ($Builds -eq 'harness') { Remember }
}

# Lets the JVM remember what starting takes (JEP 514). Where that fails all runs as well, a little later.
function Remember {
    $cache = Join-Path $target 'servelab.aot'
    $ErrorActionPreference = 'Continue'
    & (Join-Path $Jdk 'bin\java.exe') "-XX:AOTCacheOutput=$cache.new" '-XX:+UseSerialGC' -cp $made dev.servelab.cli.Rehearsal *> $null
    $ErrorActionPreference = 'Stop'
    if ($LASTEXITCODE -eq 0) { Move-Item -LiteralPath "$cache.new" -Destination $cache -Force -ErrorAction SilentlyContinue }
}

if (-not (Test-Stale)) { exit 0 }
New-Item -ItemType Directory -Force -Path $target | Out-Null
# One build at a time in this folder; the system releases the mutex of a process that dies.
$name = 'servelab-' + [BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash([Text.Encoding]::UTF8.GetBytes($root.ToLowerInvariant()))).Replace('-', '').Substring(0, 32)
$mutex = New-Object Threading.Mutex($false, $name)
try {
    if (-not $mutex.WaitOne(0)) {
        Say 'waiting for another build'
        [void] $mutex.WaitOne()
    }
} catch [Threading.AbandonedMutexException] { }  # it is ours then
try {
    if (Test-Stale) { Build }
} finally {
    $mutex.ReleaseMutex()
}
