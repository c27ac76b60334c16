namespace Payg.Storage.Model.Audit;

/// <summary>A run of the ledger's verification, so that every node can answer how far it is.</summary>
public sealed class LedgerRunRow
{
    /// <summary>Names the run.</summary>
    public Guid Id { get; set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>When its node last said how far it is.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When it ended; null: it has not.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Whether it ended before it had looked at everything.</summary>
    public bool IsFailed { get; set; }

    /// <summary>How many customers there were when it began.</summary>
    public long AllCustomers { get; set; }

    /// <summary>Customers that were looked at.</summary>
    public long Customers { get; set; }

    /// <summary>Usage lines that were looked at.</summary>
    public long Lines { get; set; }

    /// <summary>Differences that were found.</summary>
    public long Differences { get; set; }

    /// <summary>The first of the differences as JSON; null: the run has not ended.</summary>
    public string? Data { get; set; }
}
