namespace Payg.Metering.Limits;

/// <summary>The outcome of an attempt.</summary>
/// <param name="IsAllowed">Whether it may be made.</param>
/// <param name="Remaining">How many more may be made in this window.</param>
/// <param name="Reset">When the next window begins.</param>
public readonly record struct Attempt(bool IsAllowed, int Remaining, TimeSpan Reset);
