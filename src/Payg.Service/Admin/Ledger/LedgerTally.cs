namespace Payg.Service.Admin.Ledger;

/// <summary>Counts what several readers of the ledger have looked at and found. Thread-safe.</summary>
/// <param name="report">Called with each difference, one at a time.</param>
/// <param name="progress">Called with the counts after each page of customers, one at a time.</param>
internal sealed class LedgerTally(Action<LedgerDifference> report, Action<LedgerExtent> progress)
{
    private readonly Lock _lock = new();

    public LedgerExtent Extent { get; private set; }

    public void Report(LedgerDifference difference)
    {
        lock (_lock)
        {
            Extent = Extent with { Differences = Extent.Differences + 1 };
            report(difference);
        }
    }

    public void Add(long customers, long lines)
    {
        lock (_lock)
        {
            Extent = Extent with { Customers = Extent.Customers + customers, Lines = Extent.Lines + lines };
            progress(Extent);
        }
    }

    public void Begin(long allCustomers)
    {
        lock (_lock)
        {
            Extent = Extent with { AllCustomers = allCustomers };
            progress(Extent);
        }
    }
}

internal readonly record struct LedgerExtent(long AllCustomers, long Customers, long Lines, long Differences);
