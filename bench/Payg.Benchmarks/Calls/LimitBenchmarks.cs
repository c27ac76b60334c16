using BenchmarkDotNet.Attributes;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Metering.Admit;

namespace Payg.Benchmarks.Calls;

/// <summary>What a limit adds to a call of a customer who has one, beside a customer who has none.</summary>
[MemoryDiagnoser]
public class LimitBenchmarks
{
    private static readonly MeterId Meter = new(1);

    private readonly CallLimits _leaping = new(new LeapingClock());
    private readonly CallLimits _real = new(TimeProvider.System);
    private readonly Credential _free = CredentialWith(null);
    private readonly Credential _limited = CredentialWith(new Dictionary<MeterId, int> { [Meter] = 600 });

    /// <summary>A customer without a limit.</summary>
    [Benchmark(Baseline = true)]
    public bool Free() => _real.TryPass(_free, Meter, out _);

    /// <summary>A call that the limit lets through, but for the reading of the clock.</summary>
    [Benchmark]
    public bool LetThrough() => _leaping.TryPass(_limited, Meter, out _);

    /// <summary>A call that the limit refuses, as nearly all here, without the answer that tells so.</summary>
    [Benchmark]
    public bool Refused() => _real.TryPass(_limited, Meter, out _);

    private static Credential CredentialWith(IReadOnlyDictionary<MeterId, int>? limits) => new(
        Guid.Empty, Guid.Empty, new CustomerId(Guid.CreateVersion7()), "ann", false, TokenKind.ApiKey, null)
    {
        CallsPerMinute = limits,
    };

    /// <summary>A clock by which a minute passes whenever somebody looks at it.</summary>
    private sealed class LeapingClock : TimeProvider
    {
        private long _now;

        public override long GetTimestamp() => _now += 60 * TimestampFrequency;
    }
}
