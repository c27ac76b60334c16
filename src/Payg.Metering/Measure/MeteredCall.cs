using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Microsoft.Extensions.Logging;
using Payg.Core.Customers;
using Payg.Core.Usage;
using Payg.Metering.Authenticate;
using Payg.Metering.Journal;

namespace Payg.Metering.Measure;

/// <summary>
/// One call to a metered endpoint, from its admission to the moment before its response starts, when it is settled:
/// counted in the journal or let go. Pooled: a call allocates nothing.
/// </summary>
internal sealed class MeteredCall(UsageJournal journal, TimeProvider clock, ILogger logger)
    : IMeteringFeature, IHttpAuthenticationFeature
{
    private HttpContext? _context;
    private MeteredAttribute? _metered;
    private BoundMeter? _meter;
    private CustomerId _customer;
    private long? _quantity;
    private bool _isSettled;

    public Meter Meter => Bound.Meter;

    public long Quantity
    {
        get => _quantity ?? Declared.Quantity;
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
    public void Begin(HttpContext context, MeteredAttribute metered, BoundMeter meter, Caller caller)
    {
        _context = context;
        _metered = metered;
        _meter = meter;
        _customer = caller.Credential.Customer;
        User = caller.IsClaimed ? context.User : caller.Principal;
        _quantity = null;
        _isSettled = false;
    }

    /// <summary>
    /// Counts the call when its meter charges for the answer, else gives its room back. Completes when the record is as
    /// durable as the settings ask; whether the caller is still there does not matter.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// What the endpoint declares told no quantity. The call is let go, and the server answers 500.
    /// </exception>
    public ValueTask SettleAsync()
    {
        _isSettled = true;
        var meter = Meter;
        if (meter.ChargedStatuses.Contains(_context!.Response.StatusCode)
            && (_quantity ?? Measure(Declared)) is > 0 and var quantity)
        {
            Bound.Calls.Charged();
            return journal.AppendAsync(new UsageRecord(_customer, meter.Id, quantity, clock.GetUtcNow()));
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
        _metered = null;
        _meter = null;
        User = null;
    }

    private BoundMeter Bound => _meter ?? throw new InvalidOperationException("The call has ended.");

    private MeteredAttribute Declared => _metered ?? throw new InvalidOperationException("The call has ended.");

    private long Measure(MeteredAttribute declared)
    {
        if (declared.QuantityOf is not { } measure)
            return declared.Quantity;
        try
        {
            var quantity = measure(_context!);
            return quantity is >= 0 and <= UsageRecord.MaxQuantity
                ? quantity
                : throw new InvalidOperationException(
                    $"A call cannot use {quantity} of something: tell 0 to {UsageRecord.MaxQuantity}.");
        }
        catch (Exception failure)
        {
            // What the call is worth is not known, so its result is not given away: nothing has been sent yet.
            Bound.Calls.Unmeasured();
            journal.Release();
            logger.NotMeasured(failure, declared.Key);
            throw new InvalidOperationException($"The quantity of a call of '{declared.Key}' is not known.", failure);
        }
    }
}
