namespace Payg.Crash.Tests.Calls;

/// <summary>Whose call of what: what is counted apart.</summary>
/// <param name="Customer">Who calls.</param>
/// <param name="Meter">The meter's key, such as <c>api1</c>.</param>
internal readonly record struct CallKey(Guid Customer, string Meter);

/// <summary>What a client knows of one call after it.</summary>
internal enum CallOutcome
{
    /// <summary>It was answered 2xx: it must be counted.</summary>
    Acknowledged,

    /// <summary>It was answered otherwise: it must not be counted.</summary>
    Refused,

    /// <summary>Credit did not pay for it: it must not be counted.</summary>
    Unpaid,

    /// <summary>It was sent, wholly or in part, and not answered: it may be counted, once.</summary>
    Unanswered,
}
