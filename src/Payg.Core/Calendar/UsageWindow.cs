namespace Payg.Core.Calendar;

/// <summary>How long one entry of a time series is.</summary>
public enum UsageWindow
{
    /// <summary>An hour as a clock in the zone shows it.</summary>
    Hour,

    /// <summary>A calendar day in the zone.</summary>
    Day,

    /// <summary>A calendar month in the zone.</summary>
    Month,
}
