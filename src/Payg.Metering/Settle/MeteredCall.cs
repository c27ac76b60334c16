using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Microsoft.Extensions.Logging;
using Payg.Core.Amounts;
using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Journal;
using Payg.Metering.Authenticate;
using Payg.Metering.Diagnostics;
using Payg.Metering.Leases;
using Payg.Metering.Measure;

namespace Payg.Metering.Settle;

/// <summary>
/// One admitted call of a metered endpoint until it is settled: counted in the journal, or not charged. An object of
/// its own for each call, so that a handle that outlives its request reaches no other call. Not thread-safe.
/// </summary>
internal sealed class MeteredCall : IMeteringFeature, IHttpAuthenticationFeature
{
    public const string CostHeader = "Payg-Cost";

    private const long NotSet = -1;

    private readonly CallServices _services;
    private readonly HttpContext _context;
    private readonly MeteredAttribute _metered;
    private readonly BoundMeter _meter;
    private readonly Caller _caller;
    private readonly CallOutcome _outcome;
    private Dimensions? _dimensions;
    private long _quantity = NotSet;
    private BodyBytes? _bytes;
    private State _state;
    private bool _isGrpc;
    private bool _mayWait;
    private bool _hasOwnDimensions;

    /// <param name="outcome">
    /// The outcome if the response is charged: the journal holds room for a call that will be
    /// <see cref="CallOutcome.Charged"/>, and for no other.
    /// </param>
    public MeteredCall(
        CallServices services,
        HttpContext context,
        MeteredAttribute metered,
        BoundMeter meter,
        Caller caller,
        CallOutcome outcome,
        Dimensions? dimensions = null)
    {
        (_services, _context, _metered, _meter, _outcome) = (services, context, metered, meter, outcome);
        (_caller, _dimensions) = (caller, dimensions);
        User = caller.IsClaimed ? context.User : caller.Principal;
    }

    private enum State : byte
    {
        Open,

        /// <summary>The response has started, and what it costs is known at its end.</summary>
        Waiting,

        Settled,
        Ended,
    }

    public Meter Meter
    {
        get
        {
            ThrowIfEnded();
            return _meter.Meter;
        }
    }

    public long Quantity
    {
        get
        {
            ThrowIfEnded();
            return _quantity is NotSet ? _metered.Quantity : _quantity;
        }

        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, UsageRecord.MaxQuantity);
            ThrowIfEnded();
            if (_state is State.Settled)
                throw new InvalidOperationException("The call has been counted: set the quantity before.");
            _quantity = value;
        }
    }

    public void SetDimension(string name, string? value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ThrowIfEnded();
        if (_state is State.Settled)
            throw new InvalidOperationException("The call has been counted: set the dimension before.");
        _hasOwnDimensions = true;
        _dimensions = CallDimensions.With(_dimensions, _meter, name, value, _services.Logger);
    }

    public Reservation? Reservation { get; init; }

    private bool HoldsRoom => _outcome is CallOutcome.Charged;

    private CallOutcome RecordedOutcome => _caller.IsTest ? CallOutcome.Test : CallOutcome.Charged;

    private bool IsGrpcAnswer => _isGrpc && GrpcStatus.IsGrpc(_context.Response.ContentType);

    /// <summary>The caller as ASP.NET Core sees them, to the request's very end.</summary>
    public ClaimsPrincipal? User { get; set; }

    public bool IsCharged(int status)
    {
        ThrowIfEnded();
        return HoldsRoom && !_caller.IsTest && _meter.Meter.ChargedStatuses.Contains(status);
    }

    public void Begin()
    {
        // By type, which costs half as much as by the generic method.
        var features = _context.Features;
        features[typeof(IMeteringFeature)] = this;
        features[typeof(IHttpAuthenticationFeature)] = this;
    }

    /// <summary>Runs the endpoint; a call whose answer decides at its end what it costs is settled there.</summary>
    public Task RunAsync(RequestDelegate handler)
    {
        _isGrpc = GrpcStatus.IsGrpc(_context.Request.ContentType);
        return HoldsRoom && (_isGrpc || _metered.Body is not MeteredBody.None)
            ? RunToTheEndAsync(handler)
            : handler(_context);
    }

    /// <summary>
    /// The response starts: settles the call, unless it must wait for the end. Completes when the record is as durable
    /// as the settings ask.
    /// </summary>
    /// <param name="status">The status that decides whether the call is charged.</param>
    /// <param name="willArrive">False: the client is gone, or the answer fails.</param>
    /// <exception cref="InvalidOperationException">
    /// The quantity is not known. The call is not charged, and the server answers 500.
    /// </exception>
    public ValueTask StartAsync(int status, bool willArrive)
    {
        if (_state is not State.Open)
            return ValueTask.CompletedTask;

        if (!willArrive || !_meter.Meter.ChargedStatuses.Contains(status))
        {
            Settle(CallOutcome.Free);
            return ValueTask.CompletedTask;
        }

        if (!HoldsRoom)
        {
            Settle(_outcome);
            return ValueTask.CompletedTask;
        }

        if (_mayWait && MustWait())
        {
            _state = State.Waiting;
            return ValueTask.CompletedTask;
        }

        return SettleAsync();
    }

    /// <summary>Ends the call with its request; a call whose response never started is not charged.</summary>
    public void End()
    {
        if (_state is State.Open or State.Waiting)
            Settle(CallOutcome.Free);
        _state = State.Ended;
    }

    private async Task RunToTheEndAsync(RequestDelegate handler)
    {
        if (_metered.Body is not MeteredBody.None)
            _bytes = BodyBytes.Count(_context, _metered.Body);
        _mayWait = true;
        var hasSucceeded = false;
        try
        {
            await handler(_context);
            hasSucceeded = true;
        }
        finally
        {
            _mayWait = false;
            if (_state is State.Waiting)
                await FinishAsync(hasSucceeded);
        }
    }

    /// <summary>What was written before the handler failed was served; a gRPC call has failed then.</summary>
    private ValueTask FinishAsync(bool hasSucceeded)
    {
        if (hasSucceeded || !IsGrpcAnswer)
            return SettleAsync();

        Settle(CallOutcome.Free);
        return ValueTask.CompletedTask;
    }

    private bool MustWait() =>
        IsGrpcAnswer
            ? GrpcStatus.Of(_context.Response) is null
            : _quantity is NotSet && _bytes is { IsKnownAtStart: false };

    private ValueTask SettleAsync()
    {
        if ((IsGrpcAnswer && !GrpcStatus.IsOk(_context.Response))
            || (_quantity is NotSet ? Measure() : _quantity) is not (> 0 and var quantity))
        {
            Settle(CallOutcome.Free);
            return ValueTask.CompletedTask;
        }

        _quantity = quantity;

        // A call of limited credit is priced by the time at which it was admitted, for which it has its units.
        var at = Reservation?.At ?? _services.Clock.GetUtcNow();
        return RecordAsync(new UsageRecord(_caller.Customer, _meter.Meter.Id, quantity, at)
        {
            ApiKey = _caller.ApiKey,
            Dimensions = _dimensions,
            IsTest = _caller.IsTest,
            IsOfKeyLease = Reservation is { IsOfKey: true },
        });
    }

    /// <summary>Records the call. It is counted as charged only once its record is in the journal.</summary>
    private ValueTask RecordAsync(in UsageRecord record)
    {
        _state = State.Settled;
        ValueTask recorded;
        try
        {
            recorded = _services.Journal.AppendAsync(record);
        }
        catch (ObjectDisposedException)
        {
            Uncharged(CallOutcome.Unrecorded);
            throw;
        }

        if (!recorded.IsCompletedSuccessfully)
            return CountAsync(recorded);

        Recorded();
        return recorded;
    }

    private async ValueTask CountAsync(ValueTask recording)
    {
        var outcome = CallOutcome.Unrecorded;
        try
        {
            await recording;
            outcome = RecordedOutcome;
        }
        finally
        {
            if (outcome == RecordedOutcome)
                Recorded();
            else
                Uncharged(outcome);
        }
    }

    private void Recorded()
    {
        _meter.Calls.Count(RecordedOutcome);
        if (Reservation?.Settle(_quantity) is > 0 and var excess)
            _services.Leases.CountExcess(excess);
        if (_services.ShowsCost)
            ShowCost();
    }

    /// <summary>
    /// Says what the call costs, where that is certain: each unit of its usage line costs the same, and the line is the
    /// one that it was admitted for.
    /// </summary>
    private void ShowCost()
    {
        if (!_hasOwnDimensions && !_caller.IsTest && !_context.Response.HasStarted
            && Reservation?.CostOf(_quantity) is { } cost)
        {
            _context.Response.Headers[CostHeader] = $"{Money.FormatNanos(cost.Nanos)} {cost.Currency.Code}";
        }
    }

    private void Uncharged(CallOutcome outcome)
    {
        _meter.Calls.Count(outcome);
        Reservation?.GiveBack();
    }

    private void Settle(CallOutcome outcome)
    {
        _state = State.Settled;
        Uncharged(outcome);
        if (HoldsRoom)
            _services.Journal.Release();
    }

    private long Measure()
    {
        if (_bytes is not null)
            return Math.Min(_bytes.Total, UsageRecord.MaxQuantity);
        if (_metered.QuantityOf is not { } measure)
            return _metered.Quantity;
        try
        {
            var quantity = measure(_context);
            return quantity is >= 0 and <= UsageRecord.MaxQuantity
                ? quantity
                : throw new InvalidOperationException(
                    $"The quantity of a call is 0 to {UsageRecord.MaxQuantity}, not {quantity}.");
        }
        catch (Exception failure)
        {
            // What the call is worth is not known, so its result is held back.
            Settle(CallOutcome.Unmeasured);
            _services.Logger.NotMeasured(failure, _metered.Key);
            throw new InvalidOperationException($"The quantity of a call of '{_metered.Key}' is not known.", failure);
        }
    }

    private void ThrowIfEnded()
    {
        if (_state is State.Ended)
            throw new InvalidOperationException("The call has ended: its handle is invalid after the request.");
    }
}

internal sealed record CallServices(
    UsageJournal Journal, TimeProvider Clock, CallLeases Leases, ILogger<MeteredCall> Logger)
{
    public bool ShowsCost { get; init; }
}
