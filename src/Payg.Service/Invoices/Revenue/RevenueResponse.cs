using System.ComponentModel;
using Payg.Http.Responses;

namespace Payg.Service.Invoices.Revenue;

/// <summary>What was invoiced, and how far it is paid.</summary>
/// <param name="Since">The first billing period of the sums.</param>
/// <param name="Totals">The sums of all periods, by currency.</param>
/// <param name="Months">The sums of each period, the newest first.</param>
[Description("What was invoiced, and how far it is paid.")]
internal sealed record RevenueResponse(
    [property: Description("The first billing period of the sums, yyyy-MM.")]
    string Since,
    [property: Description("The sums of all periods, by currency.")]
    IReadOnlyList<RevenueSums> Totals,
    [property: Description("The sums of each period, the newest first; periods without invoices are left out.")]
    IReadOnlyList<MonthlyRevenue> Months);

/// <summary>The sums of a billing period.</summary>
/// <param name="Month">The period.</param>
/// <param name="Sums">The sums.</param>
[Description("The sums of a billing period in a currency.")]
internal sealed record MonthlyRevenue(
    [property: Description("The billing period, yyyy-MM.")]
    string Month,
    [property: Description("The sums.")]
    RevenueSums Sums);

/// <summary>Sums of invoices, with tax: what is invoiced and not credited is paid, open or uncollectible.</summary>
/// <param name="Currency">Their currency.</param>
/// <param name="Invoiced">The gross amounts of invoices.</param>
/// <param name="Credited">What credit notes took back of them.</param>
/// <param name="Paid">What was paid.</param>
/// <param name="Open">What is to be paid still, overdue or not.</param>
/// <param name="Overdue">What of it is overdue.</param>
/// <param name="Uncollectible">What nobody expects to be paid.</param>
[Description("Sums of invoices, with tax. What is invoiced and not credited is paid, open or uncollectible.")]
internal sealed record RevenueSums(
    [property: Description("Their currency.")]
    string Currency,
    [property: Description("The gross amounts of invoices.")]
    MoneyResponse Invoiced,
    [property: Description("What credit notes took back of them.")]
    MoneyResponse Credited,
    [property: Description("What was paid.")]
    MoneyResponse Paid,
    [property: Description("What is to be paid still, overdue or not.")]
    MoneyResponse Open,
    [property: Description("What of it is overdue.")]
    MoneyResponse Overdue,
    [property: Description("What nobody expects to be paid.")]
    MoneyResponse Uncollectible);
