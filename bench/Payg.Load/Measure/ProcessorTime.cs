using System.Globalization;

namespace Payg.Load.Measure;

/// <summary>The processor time that a process has used so far, in user and kernel mode, as /proc tells it.</summary>
internal static class ProcessorTime
{
    private const int UserTime = 11;
    private const int MicrosecondsPerTick = 10_000;

    /// <summary>Microseconds, in steps of ten thousand.</summary>
    public static long OfUs(int process)
    {
        // The second field is the name in parentheses, which may hold spaces: count from behind it.
        var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[UserTime], CultureInfo.InvariantCulture)
            + long.Parse(fields[UserTime + 1], CultureInfo.InvariantCulture)) * MicrosecondsPerTick;
    }
}
