using System.ComponentModel.DataAnnotations;
using Payg.Journal;

namespace Payg.Metering.Settings;

/// <summary>How usage is kept between a call and the database. Read once, at start.</summary>
public sealed class MeteringOptions
{
    /// <summary>Where these settings are found in the configuration.</summary>
    public const string Section = "Payg:Metering";

    /// <summary>Default of <see cref="JournalDirectory"/>.</summary>
    public const string DefaultJournalDirectory = "data/journal";

    /// <summary>Default of <see cref="JournalMaxBytes"/>: 1 GiB, about 26 million calls.</summary>
    public const long DefaultJournalMaxBytes = JournalOptions.DefaultMaxBytes;

    /// <summary>Least <see cref="JournalMaxBytes"/>: 16 MiB, room for four segments.</summary>
    public const long MinJournalMaxBytes = 16L << 20;

    /// <summary>Greatest <see cref="JournalMaxBytes"/>: 1 TiB.</summary>
    public const long MaxJournalMaxBytes = 1L << 40;

    /// <summary>Greatest <see cref="ArchiveDays"/>: ten years.</summary>
    public const int MaxArchiveDays = 3660;

    private const string MinFlushInterval = "00:00:00.010";
    private const string MaxFlushInterval = "00:05:00";

    /// <summary>Default of <see cref="FlushInterval"/>: one second.</summary>
    public static readonly TimeSpan DefaultFlushInterval = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long usage waits in the journal at most before it is flushed into the database, as long as the database
    /// keeps up. Default 1 second; 10 milliseconds to 5 minutes. A cost read flushes first and does not wait.
    /// </summary>
    [Range(typeof(TimeSpan), MinFlushInterval, MaxFlushInterval, ParseLimitsInInvariantCulture = true)]
    public TimeSpan FlushInterval { get; set; } = DefaultFlushInterval;

    /// <summary>What a recorded call survives. Default <see cref="Durability.Process"/>.</summary>
    [EnumDataType(typeof(Durability))]
    public Durability Durability { get; set; } = Durability.Process;

    /// <summary>
    /// How many bytes the files of the journal may take together, those set aside included. Default 1 GiB; 16 MiB to
    /// 1 TiB. What happens at the bound is set by <see cref="WhenFull"/>.
    /// </summary>
    [Range(MinJournalMaxBytes, MaxJournalMaxBytes)]
    public long JournalMaxBytes { get; set; } = DefaultJournalMaxBytes;

    /// <summary>What happens to calls while there is no room. Default <see cref="WhenFull.Reject"/>.</summary>
    [EnumDataType(typeof(WhenFull))]
    public WhenFull WhenFull { get; set; } = WhenFull.Reject;

    /// <summary>
    /// For how many days the record of every call is kept in the archive, after the day on which it occurred. Default
    /// 0: none are kept; at most 3660. The archive lies in the folder <c>archive</c> beside the journal's directory,
    /// and does not count against <see cref="JournalMaxBytes"/>.
    /// </summary>
    [Range(0, MaxArchiveDays)]
    public int ArchiveDays { get; set; }

    /// <summary>
    /// The directory of the journal, made if it does not exist. Default <c>data/journal</c> in the working directory.
    /// Put it on a local disk. One process owns it; a second one that opens it is refused.
    /// </summary>
    [Required]
    public string JournalDirectory { get; set; } = DefaultJournalDirectory;

    /// <summary>
    /// Whether responses say in <c>Payg-Cost</c> what the call costs, where a node is certain of it. Default false. Of
    /// calls that are admitted by credit or a budget, at prices that are the same for each unit.
    /// </summary>
    public bool CostHeader { get; set; }

    internal string ArchiveDirectory => Path.Combine(
        Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(JournalDirectory))) ?? "/",
        "archive");
}

/// <summary>What happens to a metered call that cannot be recorded because the journal is full.</summary>
public enum WhenFull
{
    /// <summary>It is refused before its handler runs, and may be tried again.</summary>
    Reject = 0,

    /// <summary>It is served and not charged; a metric counts it.</summary>
    AllowUnmetered = 1,
}
