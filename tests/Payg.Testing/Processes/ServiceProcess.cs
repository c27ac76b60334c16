using System.Diagnostics;
using System.Net;

namespace Payg.Testing.Processes;

/// <summary>
/// The real service in a process of its own, on a free port of 127.0.0.1: for tests that end it the hard way. It is
/// killed with the process that started it. One caller at a time may start and end it; reading is thread-safe. Ending
/// it fails when it has written a secret.
/// </summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    // $1 is the process, $2 what it runs: a number that was reused must not be killed.
    private const string CleanUp =
        "if [ ! -d /proc/self ] || grep -aqF \"$2\" \"/proc/$1/cmdline\" 2>/dev/null; then kill -KILL \"$1\"; fi";

    private readonly ServiceProcessOptions _options;
    private Process? _process;
    private OrphanGuard? _guard;
    private ProcessOutput _output = new();

    private ServiceProcess(ServiceProcessOptions options) => _options = options;

    /// <summary>Where it listens. Changes with a restart.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>What it wrote since its last start, standard output and error: the last 20,000 lines.</summary>
    public string Output => _output.ToString();

    /// <summary>Whether its process runs.</summary>
    public bool IsRunning => _process is { HasExited: false };

    /// <summary>The number of its process.</summary>
    /// <exception cref="InvalidOperationException">It was ended.</exception>
    public int ProcessId => Running.Id;

    private Process Running => _process ?? throw new InvalidOperationException("The service was ended.");

    /// <summary>Starts a service, and returns when it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended, or was late; the message has its output.</exception>
    public static async Task<ServiceProcess> StartAsync(
        ServiceProcessOptions options, CancellationToken cancellationToken = default)
    {
        var service = new ServiceProcess(options);
        try
        {
            await service.RestartAsync(cancellationToken);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it again on the same data, on another port; kills it before if it still runs.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        await KillAsync();
        if (!File.Exists(_options.Assembly))
            throw new FileNotFoundException($"{_options.Assembly} is missing. Build it: dotnet build src/Payg.Service");

        Directory.CreateDirectory(_options.DataDirectory);
        _output = new ProcessOutput();
        _process = Start(_output);
        _guard = OrphanGuard.Start([], CleanUp, [$"{_process.Id}", _options.Assembly]);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(_options.StartTimeout);
        try
        {
            await WaitUntilReadyAsync(_process, timeout.Token);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException(
                $"The service was not ready within {_options.StartTimeout}:\n{Output}", late);
        }
    }

    /// <summary>Ends it at once (SIGKILL), with no chance to write anything.</summary>
    public async Task KillAsync()
    {
        if (_process is null)
            return;

        _process.Kill();
        await ReapAsync(_process);
    }

    /// <summary>Asks it to end (SIGTERM), and does not wait for that.</summary>
    public void AskToEnd() => PosixSignal.Send(Running, PosixSignal.Terminate);

    /// <summary>Asks it to end (SIGTERM), as an orchestrator does, and returns how it did.</summary>
    /// <param name="timeout">How long it may take; null: 30 seconds.</param>
    /// <exception cref="TimeoutException">It took longer; it still runs.</exception>
    public async Task<ServiceExit> TerminateAsync(TimeSpan? timeout = null)
    {
        AskToEnd();
        return await EndAsync(timeout);
    }

    /// <summary>Waits until it ends by itself, and returns how it did.</summary>
    /// <param name="timeout">How long it may take; null: 30 seconds.</param>
    /// <exception cref="TimeoutException">It took longer; it still runs.</exception>
    public async Task<ServiceExit> EndAsync(TimeSpan? timeout = null)
    {
        var process = Running;
        var started = TimeProvider.System.GetTimestamp();
        await process.WaitForExitAsync().WaitAsync(timeout ?? TimeSpan.FromSeconds(30));
        var exit = new ServiceExit(process.ExitCode, TimeProvider.System.GetElapsedTime(started));
        await ReapAsync(process);
        return exit;
    }

    /// <summary>Kills it; its data stays.</summary>
    public async ValueTask DisposeAsync() => await KillAsync();

    private Process Start(ProcessOutput output)
    {
        var start = _options.StartInfo(_options.Arguments);
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => output.Add(line.Data);
        process.ErrorDataReceived += (_, line) => output.Add(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task WaitUntilReadyAsync(Process process, CancellationToken cancellationToken)
    {
        var ended = process.WaitForExitAsync(cancellationToken);
        if (_options.ReadyText is { } text)
        {
            await WaitForTextAsync(process, text, cancellationToken);
            return;
        }

        if (await Task.WhenAny(_output.Address, ended) == ended)
        {
            await ended;
            throw Ended(process);
        }

        Address = await _output.Address;
        if (_options.ReadyPath is null)
            return;

        using var handler = new SocketsHttpHandler { UseProxy = false };
        using var client = new HttpClient(handler) { BaseAddress = Address };
        while (!process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync(_options.ReadyPath, cancellationToken);
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                // It listens, but cannot answer yet.
            }

            await Task.Delay(PollInterval, cancellationToken);
        }

        await ended;
        throw Ended(process);
    }

    private async Task WaitForTextAsync(Process process, string text, CancellationToken cancellationToken)
    {
        while (!Output.Contains(text, StringComparison.Ordinal))
        {
            if (process.HasExited)
                throw Ended(process);

            await Task.Delay(PollInterval, cancellationToken);
        }
    }

    private InvalidOperationException Ended(Process process) =>
        new($"The service ended with exit code {process.ExitCode} before it was ready:\n{Output}");

    private async Task ReapAsync(Process process)
    {
        await process.WaitForExitAsync();
        process.Dispose();
        _process = null;
        if (_guard is not null)
            await _guard.DisposeAsync();
        _guard = null;
        LoggedSecrets.AssertNone(Output, _options.Settings);
    }
}

/// <summary>How a service ended that was asked to.</summary>
/// <param name="ExitCode">0 when all went well.</param>
/// <param name="Duration">From the signal to the end of the process.</param>
public readonly record struct ServiceExit(int ExitCode, TimeSpan Duration);
