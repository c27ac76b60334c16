using System.Diagnostics;
using System.Net;

namespace Payg.Load.Abuse;

/// <summary>
/// Users with the right password, one of whom logs in twice a second, by turns from a browser that the service knows
/// and from one that it does not. Each time it is another address of 127.0.0.0/8.
/// </summary>
internal sealed class HonestUsers(Uri address)
{
    private const int Count = 20;
    private const string DeviceCookie = "payg_device";
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    private readonly List<User> _users = [];
    private int _attempts;

    /// <summary>Registers them, and lets each log in once.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        for (var number = 0; number < Count; number++)
        {
            var body = $$"""{"username":"honest{{number}}","password":"correct horse {{number}}"}""";
            await SucceedAsync(
                RawConnection.Request("POST", "/api/auth/register", null, body), cancellationToken);
            var login = await SucceedAsync(
                RawConnection.Request("POST", "/api/auth/login?use_cookies=true", null, body), cancellationToken);
            var cookie = login.Split("\r\n").FirstOrDefault(line =>
                    line.StartsWith("Set-Cookie: ", StringComparison.OrdinalIgnoreCase)
                    && line.Contains(DeviceCookie, StringComparison.Ordinal))
                ?? throw new InvalidOperationException($"A log-in remembered no browser: {login}");
            _users.Add(new User(
                RawConnection.Request(
                    "POST", "/api/auth/login", $"Cookie: {cookie["Set-Cookie: ".Length..].Split(';')[0]}\r\n", body),
                RawConnection.Request("POST", "/api/auth/login", null, body)));
        }
    }

    /// <summary>Logs in until it is cancelled, and adds what came of it.</summary>
    public async Task RunAsync(HonestLogins known, HonestLogins unknown, CancellationToken cancellationToken)
    {
        var logins = new List<Task>();
        using var timer = new PeriodicTimer(s_pause);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                var number = _attempts;
                var user = _users[number / 2 % _users.Count];
                logins.Add(number % 2 == 0 ? LogInAsync(user.Known, known) : LogInAsync(user.Unknown, unknown));
            }
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }

        await Task.WhenAll(logins);
    }

    /// <summary>Comes back as often as the service is too busy for it.</summary>
    private async Task<string> SucceedAsync(byte[] request, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var connection = new RawConnection(address, NextAddress());
            var answer = await connection.SendAsync(request, cancellationToken);
            switch (RawConnection.StatusOf(answer))
            {
                case (int)HttpStatusCode.OK or (int)HttpStatusCode.Created:
                    return answer!;
                case (int)HttpStatusCode.ServiceUnavailable:
                    await Task.Delay(s_pause, cancellationToken);
                    break;
                default:
                    throw new InvalidOperationException($"An honest user was refused: {answer}");
            }
        }
    }

    private async Task LogInAsync(byte[] request, HonestLogins logins)
    {
        using var connection = new RawConnection(address, NextAddress());
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var started = Stopwatch.GetTimestamp();
        var answer = await connection.SendAsync(request, timeout.Token);
        logins.Add(Stopwatch.GetElapsedTime(started), RawConnection.StatusOf(answer));
    }

    private IPAddress NextAddress()
    {
        var number = Interlocked.Increment(ref _attempts);
        return new IPAddress([127, 3, (byte)(number / 250 % 250), (byte)(1 + (number % 250))]);
    }

    private sealed record User(byte[] Known, byte[] Unknown);
}

/// <summary>What came of honest log-ins. Thread-safe.</summary>
internal sealed class HonestLogins
{
    private readonly List<double> _times = [];

    /// <summary>What came back.</summary>
    public Answers Answers { get; } = new();

    /// <summary>Adds one.</summary>
    public void Add(TimeSpan time, int status)
    {
        Answers.Add(status);
        lock (_times)
            _times.Add(time.TotalMilliseconds);
    }

    /// <summary>How many were accepted, and how long the answers took: median and 99th percentile.</summary>
    public override string ToString()
    {
        lock (_times)
        {
            if (_times.Count == 0)
                return "none";
            _times.Sort();
            return FormattableString.Invariant(
                $"{Answers.Of(200)} of {_times.Count} in {At(0.5):N0} ms, {At(0.99):N0} ms");
        }

        double At(double share) => _times[Math.Min(_times.Count - 1, (int)(share * _times.Count))];
    }
}
