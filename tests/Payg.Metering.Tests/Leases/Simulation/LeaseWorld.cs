using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Payg.Storage.Credits;
using Payg.Storage.Flush.Leases;

namespace Payg.Metering.Tests.Leases.Simulation;

/// <summary>Prices, customers and credit of a history, decided by its seed, and what operators do to them.</summary>
internal static class LeaseWorld
{
    private const long Cent = 10_000_000;

    /// <summary>A list price of each meter, and sometimes another that takes over at an announced time.</summary>
    public static List<Price> Prices(Random random, int meters, DateTimeOffset start)
    {
        var prices = new List<Price>();
        for (var meter = 1; meter <= meters; meter++)
        {
            Add(meter, start.AddYears(-1));
            if (random.Next(2) == 0)
                Add(meter, start.AddSeconds(random.Next(5, 60)));
        }

        return prices;

        void Add(int meter, DateTimeOffset from) => prices.Add(new Price(
            new PriceId(prices.Count + 1), new MeterId(meter), Currency.Usd, from, Model(random))
        {
            IsFromNextPeriod = random.Next(6) == 0,
        });
    }

    /// <summary>A customer who pays in advance.</summary>
    public static MemoryAccount Account(Random random, CustomerId customer, DateTimeOffset start) =>
        new(new Payer(customer, Currency.Usd, BillingCalendar.Utc))
        {
            Limit = random.Next(4) == 0 ? random.Next(1, 30) * Cent : 0,
            Recurring = random.Next(3) == 0 ? [Recurring(random, customer, start)] : [],
        };

    /// <summary>Grants the periods that have begun, as the sweep does.</summary>
    public static void GrantDue(MemoryDatabase database, CustomerId customer, DateTimeOffset now)
    {
        var account = database.Books.Accounts[customer];
        if (!(account.DueAt <= now))
            return;
        var transaction = new MemoryTransaction(database);
        var posting = new RecurringPosting(new CreditPosting(new CreditCounts(Currency.Usd)));
        var due = new Dictionary<CustomerId, BillingCalendar> { [customer] = account.Payer.Calendar };
        Now(Done(posting.GrantDueAsync(transaction.Credits, transaction.Recurring, due, now, default)));
        Now(Done(transaction.CommitAsync(default)));
    }

    /// <summary>A grant; some expire soon, and some are for one meter alone.</summary>
    public static CreditGrant Grant(Random random, DateTimeOffset now, bool isPlain, int number) =>
        new(new Guid(number, 0, 0, new byte[8]), (CreditKind)random.Next(2), random.Next(1, 150) * Cent)
        {
            Priority = random.Next(1, 4),
            EffectiveAt = now.AddDays(-1),
            CreatedAt = now,
            ExpiresAt = isPlain || random.Next(2) == 0 ? null : End(random, now),
            Meters = isPlain || random.Next(4) > 0 ? null : [new MeterId(random.Next(1, 3))],
        };

    /// <summary>
    /// What an operator or a sweep does to a customer's credit: the booking is the real one, and so is what it holds.
    /// </summary>
    public static void Book(
        MemoryDatabase database,
        CustomerId customer,
        DateTimeOffset now,
        Func<MemoryAccount, MemoryAccount> change,
        Action<CreditBooking> book)
    {
        var transaction = new MemoryTransaction(database);
        transaction.Change(customer, change);
        var rows = transaction.Credits;
        var stored = Now(rows.ReadAsync([customer], new HashSet<CustomerId>(), default))[0];
        if (stored.HasEnded(now))
        {
            var payer = database.Books.Accounts[customer].Payer;
            var rooms = Now(LeaseRooms.ReadAsync(
                transaction, [payer], new PriceBook(database.Prices), [], [], default));
            stored = stored with { HeldNanos = rooms[customer].Held };
        }

        var booking = new CreditBooking(stored, now);
        book(booking);
        booking.Close();
        Now(Done(new CreditPosting(new CreditCounts(Currency.Usd)).PostAsync(rows, [booking], default)));
        Now(Done(transaction.CommitAsync(default)));
    }

    /// <summary>Credit for each month; where one ends soon, the next one's begins amid the history.</summary>
    private static RecurringCredit Recurring(Random random, CustomerId customer, DateTimeOffset start)
    {
        var carried = random.Next(2) * random.Next(1, 30) * Cent;
        return new RecurringCredit(customer.Value, random.Next(1, 150) * Cent)
        {
            Priority = random.Next(1, 4),
            RolloverMinNanos = carried,
            RolloverMaxNanos = carried,
            NextAt = BillingCalendar.Utc.StartOf(BillingCalendar.Utc.MonthOf(start)),
        };
    }

    /// <summary>Usage is known by the quarter of an hour, so what ends with one is the strictest case.</summary>
    private static DateTimeOffset End(Random random, DateTimeOffset now) => random.Next(2) == 0
        ? QuarterHour.StartOf(now.AddMinutes(15))
        : now.AddSeconds(random.Next(3, 60));

    private static PriceModel Model(Random random)
    {
        var amount = random.Next(1, 20) * Cent / 10;
        var tiers = new TierList(
            new Tier(random.Next(3, 12), amount), new Tier(random.Next(13, 40), amount * 2 / 3),
            new Tier(null, random.Next(2) * amount / 3));
        PriceModel model = random.Next(5) switch
        {
            0 => new GraduatedPrice(tiers),
            1 => new PackagePrice(amount * 6) { PerUnits = random.Next(2, 12) },
            2 => new VolumePrice(tiers),
            3 => new FlatPrice(amount) { PerUnits = random.Next(1, 8) },
            _ => new FlatPrice(amount),
        };
        return model with { FreeUnits = random.Next(3) == 0 ? random.Next(1, 20) : 0, Restart = random.Next(4) == 0 };
    }

    private static async Task<bool> Done(Task task)
    {
        await task;
        return true;
    }

    private static T Now<T>(Task<T> task)
    {
        Assert.True(task.IsCompleted, "Memory waits for nothing.");
        return task.GetAwaiter().GetResult();
    }
}
