using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Payg.Core.Customers;
using Payg.Metering.Authenticate;
using Payg.Metering.Settings;

namespace Payg.Benchmarks.Calls;

/// <summary>Checking a token that was seen before, beside what a new one costs before the database is asked.</summary>
[MemoryDiagnoser]
public class TokenBenchmarks
{
    private readonly TokenAuthenticator _authenticator = new(
        new SampleLedger(), Options.Create(new PaygOptions()), Options.Create(new RateLimitOptions()),
        TimeProvider.System);

    private readonly DefaultHttpContext _context = new();
    private readonly string _token = TokenFormat.Create(TokenKind.ApiKey);

    /// <summary>Shows the token once.</summary>
    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _context.Request.Headers.Authorization = "Bearer " + _token;
        await _authenticator.AuthenticateAsync(_context);
    }

    /// <summary>The form and its checksum alone.</summary>
    [Benchmark]
    public bool IsWellFormed() => TokenFormat.IsWellFormed(_token);

    /// <summary>The SHA-256, by which the database is asked.</summary>
    [Benchmark]
    public TokenHash Hash() => TokenFormat.Hash(_token);

    /// <summary>All that a token that was seen before costs: the fingerprint and the look-up.</summary>
    [Benchmark]
    public async Task<bool> AuthenticateAsync() => await _authenticator.AuthenticateAsync(_context) is not null;
}
