using System.ComponentModel;
using Payg.Core.Calendar;
using Payg.Service.Invoices.Changes;

namespace Payg.Service.Invoices.Runs;

internal sealed class RunCounts
{
    public int Drafts { get; set; }

    /// <summary>Customers whose period is not over.</summary>
    public int Collecting { get; set; }

    /// <summary>Customers whose period is not complete.</summary>
    public int Waiting { get; set; }

    /// <summary>Customers whose invoice could not be made; the log says why.</summary>
    public int Failed { get; set; }

    public HashSet<Guid> WaitsFor { get; } = [];

    private int Issued { get; set; }

    private int BelowZero { get; set; }

    public void Add(InvoiceStatus status)
    {
        if (status is InvoiceStatus.Done)
            Issued++;
        else if (status is InvoiceStatus.BelowZero)
            BelowZero++;
    }

    public InvoiceRunResponse Show(BillingMonth month) =>
        new(month.ToString(), Drafts, Issued, Collecting, Waiting, BelowZero, Failed, [.. WaitsFor.Order()]);
}

[Description("What a run of invoices came to.")]
internal sealed record InvoiceRunResponse(
    [property: Description("The billing period, yyyy-MM.")]
    string Month,
    [property: Description("Drafts made.")]
    int Drafts,
    [property: Description("Invoices issued.")]
    int Finalized,
    [property: Description("Customers whose period is not over.")]
    int Collecting,
    [property: Description("Customers whose period is over, and for whom journals have not reported all of it.")]
    int Closing,
    [property: Description("Customers to whom more is given back than billed: that waits for the next invoice.")]
    int BelowZero,
    [property: Description("Customers whose invoice could not be made: the next run tries again.")]
    int Failed,
    [property: Description("The journals that are waited for.")]
    IReadOnlyList<Guid> WaitsFor);
