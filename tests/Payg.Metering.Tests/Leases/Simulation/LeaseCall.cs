using Payg.Core.Credits;

namespace Payg.Metering.Tests.Leases.Simulation;

/// <summary>A call that was admitted, until the database has it.</summary>
internal sealed class LeaseCall(int number, Guid journal, LeaseLine line, long reserved)
{
    public int Number => number;

    public Guid Journal => journal;

    public LeaseLine Line => line;

    public CallState State { get; set; } = CallState.Running;

    /// <summary>Units that it used; known when it is being recorded.</summary>
    public long Used { get; set; }

    /// <summary>Units for which credit must be held.</summary>
    public long Units => State is CallState.Recorded ? Used : reserved;

    public override string ToString() => $"{number}: {State} {Units} of {line.Price.Value} by {line.Customer}";
}

/// <summary>How far a call is.</summary>
internal enum CallState
{
    /// <summary>Its handler runs.</summary>
    Running,

    /// <summary>It is being recorded. If the process dies now it may be counted or not.</summary>
    Recording,

    /// <summary>It was answered: it is counted.</summary>
    Recorded,
}
