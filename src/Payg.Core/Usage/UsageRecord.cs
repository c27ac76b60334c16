using Payg.Core.Customers;
using Payg.Core.Meters;

namespace Payg.Core.Usage;

/// <summary>So much of one meter used by one customer at one time. Never changed once written.</summary>
/// <param name="Customer">Who is charged.</param>
/// <param name="Meter">What was used.</param>
/// <param name="Quantity">How much of it, in the meter's unit: 1 to <see cref="MaxQuantity"/>.</param>
/// <param name="OccurredAt">When the call was answered; kept to the microsecond, in UTC.</param>
public readonly record struct UsageRecord(
    CustomerId Customer, MeterId Meter, long Quantity, DateTimeOffset OccurredAt)
{
    /// <summary>The most that one record may say: 10¹² units.</summary>
    public const long MaxQuantity = 1_000_000_000_000;

    /// <summary>The API key that it was used with; none for a session.</summary>
    public ApiKeyId ApiKey { get; init; }

    /// <summary>The dimensions of the usage; null: none.</summary>
    public Dimensions? Dimensions { get; init; }

    /// <summary>Whether its units were granted for calls of its API key alone, because the key has a budget.</summary>
    public bool IsOfKeyLease { get; init; }

    /// <summary>Whether it was used with a test key: it is counted apart, and costs nothing.</summary>
    public bool IsTest { get; init; }
}
