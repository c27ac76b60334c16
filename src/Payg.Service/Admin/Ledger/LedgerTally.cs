namespace Payg.Service.Admin.Ledger;

/// <summary>Counts what several readers of the ledger have looked at and found. Thread-safe.</summary>
/// <param name="report">Called with each difference, one at a time.</param>
/// <param name="progress">Called with the counts after each page of customers, one at a time.</param>
internal sealed class LedgerTally(Action<LedgerDifference> report, Action<LedgerExtent> progress)
{
    private readonly Lock _lock = new();

    /// <summary>The counts so far.</summary>
    public LedgerExtent Extent { get; private set; }

    /// <summary>Counts a difference and reports it.</summary>
    public void Report(LedgerDifference difference)
    {
        lock (_lock)
        {
            Extent = Extent with { Differences = Extent.Differences + 1 };
            report(difference);
        }
    }

    /// <summary>Counts what was looked at.</summary>
    public void Add(long customers, long lines)
    {
        lock (_lock)
        {
            Extent = Extent with { Customers = Extent.Customers + customers, Lines = Extent.Lines + lines };
            progress(Extent);
        }
    }

    /// <summary>Notes how many customers there are.</summary>
    public void Begin(long allCustomers)
    {
        lock (_lock)
        {
            Extent = Extent with { AllCustomers = allCustomers };
            progress(Extent);
        }
    }
}

/// <summary>How much was looked at.</summary>
/// <param name="AllCustomers">How many customers there were at the start.</param>
/// <param name="Customers">Customers that were looked at.</param>
/// <param name="Lines">Usage lines that were looked at.</param>
/// <param name="Differences">Differences that were found.</param>
internal readonly record struct LedgerExtent(long AllCustomers, long Customers, long Lines, long Differences);
