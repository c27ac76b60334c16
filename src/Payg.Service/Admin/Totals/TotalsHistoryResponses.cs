using Payg.Http.Responses;

namespace Payg.Service.Admin.Totals;

/// <summary>How twelve months went.</summary>
/// <param name="Months">The months, the oldest first.</param>
internal sealed record TotalMonthsResponse(IReadOnlyList<TotalMonthResponse> Months);

/// <summary>How a month went.</summary>
/// <param name="Month">The billing period, as yyyy-MM, in each customer's own time zone.</param>
/// <param name="Revenue">What all customers of the currency were charged in it.</param>
/// <param name="ActiveCustomers">How many customers of the currency used anything.</param>
/// <param name="NewCustomers">How many customers were created in the month of UTC, of all currencies.</param>
internal sealed record TotalMonthResponse(
    string Month, MoneyResponse Revenue, long ActiveCustomers, CustomerCountResponse NewCustomers);

/// <summary>How many customers there are.</summary>
/// <param name="Customers">How many were counted: at most 100,000.</param>
/// <param name="IsMore">Whether there are more than were counted.</param>
internal sealed record CustomerCountResponse(int Customers, bool IsMore);

/// <summary>The calls of a month that were not charged.</summary>
/// <param name="Month">The month of UTC, as yyyy-MM.</param>
/// <param name="Days">Their days and outcomes, in order; without those that had no calls.</param>
internal sealed record UnchargedCallsResponse(string Month, IReadOnlyList<UnchargedDayResponse> Days);

/// <summary>The calls of a day that had one outcome.</summary>
/// <param name="Day">The day of UTC, as yyyy-MM-dd.</param>
/// <param name="Outcome">
/// Why they were not charged. Served: free, unmetered. Failed: unmeasured, unrecorded. Refused: unauthorized,
/// forbidden, unpriced, disabled, limited, unpaid, rejected, unavailable.
/// </param>
/// <param name="Calls">How many calls of all nodes, as far as they have reported.</param>
internal sealed record UnchargedDayResponse(string Day, string Outcome, long Calls);
