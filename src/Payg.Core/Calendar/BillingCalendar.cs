namespace Payg.Core.Calendar;

/// <summary>
/// The billing periods of one customer: the calendar months of the time zones that were theirs, one zone after the
/// other. A zone takes over at the end of a period, so that periods tile time: the first one in a new zone begins where
/// the last one in the old zone ended, and is longer or shorter by the difference. Immutable and safe for concurrent
/// use.
/// </summary>
public sealed class BillingCalendar
{
    private readonly ZoneTurn[] _turns;

    /// <summary>The calendar of a user who was in one time zone ever since.</summary>
    public BillingCalendar(TimeZoneInfo zone) : this(zone, [])
    {
    }

    /// <summary>The calendar of a customer whose time zone changed.</summary>
    /// <param name="first">The zone until the first of the turns.</param>
    /// <param name="turns">The changes, rising both by month and by instant.</param>
    /// <exception cref="ArgumentException">The turns do not rise.</exception>
    public BillingCalendar(TimeZoneInfo first, IReadOnlyCollection<ZoneTurn> turns)
    {
        _turns = [new ZoneTurn(default, DateTimeOffset.MinValue, first), .. turns];
        for (var i = 1; i < _turns.Length; i++)
        {
            if (_turns[i].At <= _turns[i - 1].At || _turns[i].Month.CompareTo(_turns[i - 1].Month) <= 0)
                throw new ArgumentException("The turns of a calendar rise by month and by instant.", nameof(turns));
        }
    }

    /// <summary>The calendar of UTC.</summary>
    public static BillingCalendar Utc { get; } = new(TimeZoneInfo.Utc);

    /// <summary>The changes of zone, rising.</summary>
    public IReadOnlyList<ZoneTurn> Turns => _turns[1..];

    /// <summary>The time zone in force at the instant.</summary>
    public TimeZoneInfo ZoneAt(DateTimeOffset instant) => _turns[IndexAt(instant)].Zone;

    /// <summary>The time zone whose calendar month the period is.</summary>
    public TimeZoneInfo ZoneOf(BillingMonth month) => _turns[IndexOf(month)].Zone;

    /// <summary>The change of zone that is still to come at the instant, or null.</summary>
    public ZoneTurn? PendingAt(DateTimeOffset instant) => _turns[^1].At > instant ? _turns[^1] : null;

    /// <summary>The billing period that the instant falls into.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year there is not from 1900 to 9998.</exception>
    public BillingMonth MonthOf(DateTimeOffset instant)
    {
        var index = IndexAt(instant);
        var month = BillingMonth.Of(instant, _turns[index].Zone);

        // Where the new zone's clock is behind, its first hours still show the old month: that is over.
        if (month.CompareTo(_turns[index].Month) < 0)
            return _turns[index].Month;
        return index + 1 < _turns.Length && month.CompareTo(_turns[index + 1].Month) >= 0
            ? _turns[index + 1].Month.Previous
            : month;
    }

    /// <summary>The first instant of the period, in UTC.</summary>
    public DateTimeOffset StartOf(BillingMonth month)
    {
        var index = IndexOf(month);
        return month == _turns[index].Month ? _turns[index].At : Clip(month.StartIn(_turns[index].Zone), index);
    }

    /// <summary>The first instant after the period, in UTC.</summary>
    public DateTimeOffset EndOf(BillingMonth month) => StartOf(month.Next);

    /// <summary>The first start of a period at or after the instant.</summary>
    public DateTimeOffset FirstStartFrom(DateTimeOffset instant)
    {
        var month = MonthOf(instant);
        var start = StartOf(month);
        return start == instant ? start : EndOf(month);
    }

    /// <summary>
    /// The window that the instant lies in, as the clock in force shows it. Windows tile time: one that a change of
    /// zone cuts ends there, and another begins.
    /// </summary>
    public CalendarWindow WindowOf(DateTimeOffset instant, UsageWindow window)
    {
        if (window == UsageWindow.Month)
            return WindowOf(MonthOf(instant));

        var index = IndexAt(instant);
        var (start, end) = CalendarWindow.Of(instant, window, _turns[index].Zone);
        return new(Clip(start, index), Clip(end, index));
    }

    /// <summary>The window that is a whole billing period.</summary>
    public CalendarWindow WindowOf(BillingMonth month) => new(StartOf(month), EndOf(month));

    /// <summary>
    /// The calendar after a change of zone that is asked for now: it acts from the end of the period under way. A
    /// change that is still to come is replaced, and a wish for the zone in force takes it back.
    /// </summary>
    public BillingCalendar ChangeAt(DateTimeOffset now, TimeZoneInfo zone)
    {
        var settled = new BillingCalendar(_turns[0].Zone, [.. Turns.Where(turn => turn.At <= now)]);
        if (string.Equals(settled.ZoneAt(now).Id, zone.Id, StringComparison.Ordinal))
            return settled;

        var next = settled.MonthOf(now).Next;
        return new(_turns[0].Zone, [.. settled.Turns, new ZoneTurn(next, settled.StartOf(next), zone)]);
    }

    private int IndexAt(DateTimeOffset instant)
    {
        var index = _turns.Length - 1;
        while (_turns[index].At > instant)
            index--;
        return index;
    }

    private int IndexOf(BillingMonth month)
    {
        var index = _turns.Length - 1;
        while (index > 0 && _turns[index].Month.CompareTo(month) > 0)
            index--;
        return index;
    }

    private DateTimeOffset Clip(DateTimeOffset instant, int index)
    {
        if (instant < _turns[index].At)
            return _turns[index].At;
        return index + 1 < _turns.Length && instant > _turns[index + 1].At ? _turns[index + 1].At : instant;
    }
}

/// <summary>A change of a customer's time zone.</summary>
/// <param name="Month">The first billing period in the new zone.</param>
/// <param name="At">Where that period begins and the last one in the old zone ends, in UTC.</param>
/// <param name="Zone">The new zone.</param>
public sealed record ZoneTurn(BillingMonth Month, DateTimeOffset At, TimeZoneInfo Zone);
