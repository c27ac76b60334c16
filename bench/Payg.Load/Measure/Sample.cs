namespace Payg.Load.Measure;

/// <summary>One run against one server.</summary>
/// <param name="Target">The server's name.</param>
/// <param name="CallsPerSecond">Answered calls.</param>
/// <param name="P50Us">The median time to an answer, in microseconds.</param>
/// <param name="P99Us">The time that one call in a hundred exceeds, in microseconds.</param>
/// <param name="CpuUs">Processor time of the server for each call in microseconds, the flush included.</param>
internal sealed record Sample(string Target, double CallsPerSecond, double P50Us, double P99Us, double CpuUs);
