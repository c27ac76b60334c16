using Payg.Core.Payments;

namespace Payg.Storage.Model.Payments;

/// <summary>Finds payments whose outcome is open.</summary>
public static class OpenPayments
{
    /// <summary>Those of which <see cref="ChargeStates.IsOpen"/> is true.</summary>
    public static IQueryable<PaymentRow> WhereOpen(this IQueryable<PaymentRow> payments) =>
        payments.Where(row => row.State == ChargeState.Created || row.State == ChargeState.Submitted
            || row.State == ChargeState.ActionRequired);
}
