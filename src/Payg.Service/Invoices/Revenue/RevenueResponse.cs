using System.ComponentModel;
using Payg.Http.Responses;

namespace Payg.Service.Invoices.Revenue;

[Description("What was invoiced, and how far it is paid.")]
internal sealed record RevenueResponse(
    [property: Description("The first billing period of the sums, yyyy-MM.")]
    string Since,
    [property: Description("The sums of all periods, by currency.")]
    IReadOnlyList<RevenueSums> Totals,
    [property: Description("The sums of each period, the newest first; periods without invoices are left out.")]
    IReadOnlyList<MonthlyRevenue> Months);

[Description("The sums of a billing period in a currency.")]
internal sealed record MonthlyRevenue(
    [property: Description("The billing period, yyyy-MM.")]
    string Month,
    [property: Description("The sums.")]
    RevenueSums Sums);

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
