namespace Payg.Storage.Model.Sums;

/// <summary>How many calls of one meter were not charged on one day of UTC, by why: the sum of all nodes.</summary>
public sealed class CallOutcomeRow
{
    /// <summary>The longest <see cref="Outcome"/>, in characters.</summary>
    public const int MaxOutcomeLength = 32;

    /// <summary>The day, as the number <c>yyyyMMdd</c>.</summary>
    public int Day { get; set; }

    /// <summary>The key of the meter.</summary>
    public required string Meter { get; set; }

    /// <summary>Why they were not charged, as the metric <c>payg.calls</c> names it.</summary>
    public required string Outcome { get; set; }

    /// <summary>How many calls.</summary>
    public long Calls { get; set; }
}
