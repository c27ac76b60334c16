using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Payg.Core.Customers;
using Payg.Core.Usage;
using Payg.Metering.Authenticate;
using Payg.Metering.Journal;

namespace Payg.Metering.Measure;

/// <summary>
/// One call to a metered endpoint, from its admission to the moment before its response starts, when it is settled:
/// counted in the journal or let go. Pooled: a call allocates nothing.
/// </summary>
internal sealed class MeteredCall(UsageJournal journal, TimeProvider clock)
    : IMeteringFeature, IHttpAuthenticationFeature
{
    private HttpContext? _context;
    private BoundMeter? _meter;
    private CustomerId _customer;
    private long _quantity;
    private bool _isSettled;

    public Meter Meter => Bound.Meter;

    public long Quantity
    {
        get => _quantity;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, UsageRecord.MaxQuantity);
            if (_isSettled)
                throw new InvalidOperationException("The response has started: the call is counted already.");
            _quantity = value;
        }
    }

    /// <summary>The call's user; kept here, so that the context makes no object of its own for it.</summary>
    public ClaimsPrincipal? User { get; set; }

    /// <summary>Begins a call for which the journal has reserved room.</summary>
    public void Begin(HttpContext context, BoundMeter meter, Caller caller)
    {
        _context = context;
        _meter = meter;
        _customer = caller.Credential.Customer;
        User = caller.IsClaimed ? context.User : caller.Principal;
        _quantity = 1;
        _isSettled = false;
    }

    /// <summary>
    /// Counts the call when its meter charges for the answer, else gives its room back. Completes when the record is as
    /// durable as the settings ask; whether the caller is still there does not matter.
    /// </summary>
    public ValueTask SettleAsync()
    {
        _isSettled = true;
        var meter = Meter;
        if (meter.ChargedStatuses.Contains(_context!.Response.StatusCode) && _quantity > 0)
        {
            Bound.Calls.Charged();
            return journal.AppendAsync(new UsageRecord(_customer, meter.Id, _quantity, clock.GetUtcNow()));
        }

        Bound.Calls.Free();
        journal.Release();
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Ends the call. One whose response never started, because the caller went away, is let go. Whoever still holds
    /// the feature can no longer use it.
    /// </summary>
    public void End()
    {
        if (!_isSettled)
        {
            Bound.Calls.Free();
            journal.Release();
        }

        _isSettled = true;
        _context = null;
        _meter = null;
        User = null;
    }

    private BoundMeter Bound => _meter ?? throw new InvalidOperationException("The call has ended.");
}
