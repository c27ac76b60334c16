using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Pricing;
using Payg.Core.Rating;
using Payg.Metering.Authenticate;
using Payg.Storage.Model.Accounts;
using Payg.Storage.Model.Customers;
using Payg.Storage.Model.Usage;

namespace Payg.Load.Scale.Rows;

/// <summary>
/// Customers who each have a user, an API key and, every month, usage of all meters: the rows as registrations and
/// flushes would have left them. The same numbers give the same usage.
/// </summary>
/// <param name="customers">How many customers, 1 or more.</param>
/// <param name="months">How many billing periods up to the current one, 1 or more.</param>
/// <param name="prices">A price of each meter, in force all along.</param>
/// <param name="now">The present: nothing is used after it.</param>
internal sealed class ScaleData(int customers, int months, IReadOnlyList<Price> prices, DateTimeOffset now)
{
    /// <summary>The most customers with tokens that are known here.</summary>
    public const int MaxTokens = 10_000;

    private const int HeaviestOf = 1000;
    private readonly Guid[] _ids = [.. Enumerable.Range(0, customers).Select(
        number => Guid.CreateVersion7(now.AddMilliseconds(number - (customers * 2L))))];

    /// <summary>The API keys of the first customers.</summary>
    public string[] ApiKeys { get; } = [.. Enumerable.Range(0, Math.Min(customers, MaxTokens)).Select(
        _ => TokenFormat.Create(TokenKind.ApiKey))];

    /// <summary>The sessions of the first customers.</summary>
    public string[] Sessions { get; } = [.. Enumerable.Range(0, Math.Min(customers, MaxTokens)).Select(
        _ => TokenFormat.Create(TokenKind.Session))];

    /// <summary>The customers' ids.</summary>
    public IReadOnlyList<Guid> Ids => _ids;

    /// <summary>The first billing period.</summary>
    public BillingMonth First => Months[0];

    /// <summary>The billing periods.</summary>
    public IReadOnlyList<BillingMonth> Months { get; } = MonthsUpTo(BillingMonth.Of(now, TimeZoneInfo.Utc), months);

    /// <summary>How many usage lines there are.</summary>
    public long Lines => (long)customers * months * prices.Count;

    /// <summary>The customers with their all-time spend.</summary>
    public IEnumerable<CustomerRow> Customers() => Enumerable.Range(0, customers).Select(number =>
    {
        var total = LinesOf(number).Aggregate((Int128)0, (sum, line) => sum + line.CostNanos);
        var (units, nanos) = AmountParts.Of(total);
        return new CustomerRow
        {
            Id = _ids[number],
            Name = NameOf(number),
            Currency = prices[0].Currency.Code,
            TotalCostUnits = units,
            TotalCostFraction = nanos,
            CreatedAt = First.StartIn(TimeZoneInfo.Utc),
        };
    });

    /// <summary>A user of each customer, who cannot log in: they have no password.</summary>
    public IEnumerable<UserRow> Users() => Enumerable.Range(0, customers).Select(number => new UserRow
    {
        Id = _ids[number],
        UserName = NameOf(number),
        NormalizedUserName = NameOf(number).ToUpperInvariant(),
        NameSkeleton = NameOf(number),
        SecurityStamp = "scale",
        CustomerId = _ids[number],
        CreatedAt = First.StartIn(TimeZoneInfo.Utc),
    });

    /// <summary>That each user may act for their customer.</summary>
    public IEnumerable<MembershipRow> Memberships() => _ids.Select(id => new MembershipRow
    {
        CustomerId = id,
        UserId = id,
        CreatedAt = First.StartIn(TimeZoneInfo.Utc),
    });

    /// <summary>What usage remembers of the API keys.</summary>
    public IEnumerable<ApiKeyRow> Keys() => _ids.Select((id, number) => new ApiKeyRow
    {
        Id = number + 1,
        TokenId = id,
        CustomerId = id,
        Name = "production",
    });

    /// <summary>An API key of each customer, then the sessions.</summary>
    public IEnumerable<TokenRow> Tokens()
    {
        for (var number = 0; number < customers; number++)
        {
            var key = number < ApiKeys.Length ? ApiKeys[number] : TokenFormat.Create(TokenKind.ApiKey);
            yield return TokenOf(number, key, TokenKind.ApiKey);
        }

        for (var number = 0; number < Sessions.Length; number++)
            yield return TokenOf(number, Sessions[number], TokenKind.Session);
    }

    /// <summary>The usage lines, in the order of their key.</summary>
    public IEnumerable<UsageLineRow> UsageLines() => Enumerable.Range(0, customers).SelectMany(LinesOf);

    /// <summary>The quarters of the lines: two of the first meter, one of each other; by customer and month.</summary>
    public IEnumerable<UsageQuarterRow> Quarters() =>
        Enumerable.Range(0, customers).SelectMany(number => Months.SelectMany(
            month => QuartersOf(number, month).OrderBy(quarter => quarter.Quarter).ThenBy(quarter => quarter.MeterId)));

    private TokenRow TokenOf(int number, string token, TokenKind kind) => new()
    {
        Hash = TokenFormat.Hash(token).ToArray(),
        Id = kind is TokenKind.ApiKey ? _ids[number] : Guid.CreateVersion7(now),
        UserId = _ids[number],
        CustomerId = _ids[number],
        Kind = kind,
        ApiKeyId = kind is TokenKind.ApiKey ? number + 1 : null,
        Name = kind is TokenKind.ApiKey ? "production" : null,
        Start = token[..TokenFormat.StartLength],
        CreatedAt = now,
        ExpiresAt = kind is TokenKind.Session ? now.AddDays(1) : null,
    };

    private IEnumerable<UsageLineRow> LinesOf(int number)
    {
        foreach (var month in Months)
        {
            foreach (var quarters in QuartersOf(number, month).GroupBy(quarter => quarter.PriceId))
            {
                var cost = quarters.Aggregate((Int128)0, (sum, quarter) => sum + quarter.CostNanos);
                var (units, nanos) = AmountParts.Of(cost);
                yield return new UsageLineRow
                {
                    CustomerId = _ids[number],
                    Month = month.Number,
                    MeterId = quarters.First().MeterId,
                    PriceId = quarters.Key,
                    Quantity = quarters.Sum(quarter => quarter.Quantity),
                    CostUnits = units,
                    CostFraction = nanos,
                    UpdatedAt = now,
                };
            }
        }
    }

    /// <summary>The quarters of a month, by meter.</summary>
    private IEnumerable<UsageQuarterRow> QuartersOf(int number, BillingMonth month)
    {
        var start = month.StartIn(TimeZoneInfo.Utc);
        var end = month.Next.StartIn(TimeZoneInfo.Utc);
        var count = Math.Max(2, ((now < end ? now : end) - start).Ticks / QuarterHour.Ticks);
        for (var meter = 0; meter < prices.Count; meter++)
        {
            var place = Mix(number, month.Number, meter) % count;
            var first = QuantityOf(number, month, meter);
            yield return QuarterOf(number, prices[meter], start.AddTicks(place * QuarterHour.Ticks), 0, first);
            if (meter == 0)
            {
                yield return QuarterOf(
                    number, prices[0], start.AddTicks((place + 1) % count * QuarterHour.Ticks), first,
                    QuantityOf(number, month, prices.Count));
            }
        }
    }

    private UsageQuarterRow QuarterOf(int number, Price price, DateTimeOffset start, long before, long quantity)
    {
        var cost = Rater.Rate(price, before + quantity).Nanos - Rater.Rate(price, before).Nanos;
        var (units, nanos) = AmountParts.Of(cost);
        return new UsageQuarterRow
        {
            CustomerId = _ids[number],
            Quarter = start,
            MeterId = price.Meter.Value,
            PriceId = price.Id.Value,
            ApiKey = number + 1,
            Quantity = quantity,
            CostUnits = units,
            CostFraction = nanos,
        };
    }

    /// <summary>One customer in a thousand uses a hundred times as much.</summary>
    private static long QuantityOf(int number, BillingMonth month, int slot) =>
        1 + (Mix(number, month.Number, slot + HeaviestOf) % (number % HeaviestOf == 0 ? 100_000 : 1_000));

    private static string NameOf(int number) => $"scale{number}";

    /// <summary>Evenly distributed over the numbers from 0 on (the finalizer of SplitMix64).</summary>
    private static long Mix(int number, int month, int slot)
    {
        var value = unchecked((ulong)(((long)number * 1_000_003) + ((long)month * 10_007) + slot)
            * 0x9E3779B97F4A7C15UL);
        value = unchecked((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL);
        value = unchecked((value ^ (value >> 27)) * 0x94D049BB133111EBUL);
        return (long)((value ^ (value >> 31)) & long.MaxValue);
    }

    private static BillingMonth[] MonthsUpTo(BillingMonth last, int count)
    {
        var months = new BillingMonth[count];
        for (var i = count - 1; i >= 0; i--, last = last.Previous)
            months[i] = last;
        return months;
    }
}
