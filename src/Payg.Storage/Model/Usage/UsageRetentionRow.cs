namespace Payg.Storage.Model.Usage;

/// <summary>From when on usage is kept by quarters of an hour. There is one row at most.</summary>
public sealed class UsageRetentionRow
{
    /// <summary>The id of the one row.</summary>
    public const int OnlyId = 1;

    /// <summary>Always <see cref="OnlyId"/>.</summary>
    public int Id { get; set; } = OnlyId;

    /// <summary>The start of the first month of UTC that is kept. It only rises.</summary>
    public DateTimeOffset KeptFrom { get; set; }

    /// <summary>The last <see cref="KeptFrom"/> before which everything was dropped; null: not yet.</summary>
    public DateTimeOffset? DroppedBefore { get; set; }
}
