using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Rating;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Http.Responses;
using Payg.Metering.Flush;
using Payg.Storage.Catalog;
using Payg.Storage.Model;
using Payg.Storage.Series;

namespace Payg.Service.Admin.Prices;

/// <summary>
/// What customers would have paid for the usage of a month at another price, beside what they did pay. The candidate
/// is applied to each customer's whole quantity of the month, so tiers and allowances count once, as they would have.
/// Memory is bounded by the number of customers shown.
/// </summary>
internal sealed class PriceSimulation(PaygContext context, UsageFlush flush)
{
    private const int DefaultCustomers = 100;

    // The most units that a usage line holds.
    private const long MaxLine = 1_000_000_000_000_000_000;

    public static void Map(IEndpointRouteBuilder admin) =>
        admin.MapPost("/prices/simulate", PostAsync).WithName("simulate_price")
            .WithSummary("Simulate a price")
            .WithDescription(
                "What customers, or one of them, would have paid in a month at another price, and what they did pay.")
            .AcceptsJson<SimulationRequest>()
            .ProducesProblems(400, 401, 403, 404, 413, 415, 503);

    private static async Task<Results<Ok<SimulationResponse>, ProblemHttpResult>> PostAsync(
        HttpRequest request,
        PriceSimulation simulation,
        PaygContext context,
        [FromServices] Currency service,
        [Description("Customers to show, those with the greatest difference: 1 to 1000, 100 by default")] string? limit,
        CancellationToken cancellationToken)
    {
        // 1. What is asked?
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(request, errors);
        if (fields is null)
            return refusal!;

        fields.ExpectOnly("meter", "month", "price", "customer");
        fields.Require("meter");
        fields.Require("month");
        fields.Require("price");
        var meterId = 0;
        if (fields.TryGet("meter", out var meter)
            && !(meter.ValueKind == System.Text.Json.JsonValueKind.Number && meter.TryGetInt32(out meterId)))
        {
            errors.Add("meter", "Give the meter's number.");
        }

        var month = QueryText.Month("month", fields.Text("month"), errors);
        var customer = QueryText.Id("customer", fields.Text("customer"), errors);
        var payer = customer is { } one
            ? (await context.PayersOfAsync([one], service, cancellationToken)).GetValueOrDefault(one)
            : Payer.OfList(service);
        var currency = payer?.Currency ?? service;
        var model = fields.TryGet("price", out var price)
            ? NewPriceRequest.ReadModel(price, "price", currency, errors)
            : null;
        var take = QueryText.Limit(limit, DefaultCustomers, errors);
        if (!errors.Any && month is null)
            errors.Add("month", "Write the month as yyyy-MM, such as 2026-11.");
        if (errors.Any)
            return Problems.Invalid(errors);
        if (!await context.Meters.AnyAsync(row => row.Id == meterId, cancellationToken))
            return Problems.NotFound("Meter not found.");
        if (payer is null)
            return Problems.NotFound("Customer not found.");

        // 2. Rate everybody's usage, or that of the one.
        try
        {
            return TypedResults.Ok(await simulation.RunAsync(
                new Price(new(int.MaxValue), new MeterId(meterId), currency, DateTimeOffset.UnixEpoch, model!),
                month!.Value, customer, take, cancellationToken));
        }
        catch (PriceTooHighException)
        {
            errors.Add("price", "At this price the cost would be greater than an amount can be.");
            return Problems.Invalid(errors);
        }
    }

    /// <exception cref="PriceTooHighException">A cost is greater than an amount of money can be.</exception>
    private async Task<SimulationResponse> RunAsync(
        Price candidate, BillingMonth month, Guid? only, int take, CancellationToken cancellationToken)
    {
        await flush.FlushAsync(cancellationToken);
        var (number, meter, code) = (month.Number, candidate.Meter.Value, candidate.Currency.Code);
        var lines = only is { } one
            ? context.UsageLines.Where(line => line.CustomerId == one)
            : context.UsageLines;
        var usage = (
            from line in lines
            join price in context.Prices on line.PriceId equals price.Id
            where line.Month == number && line.MeterId == meter && price.Currency == code
            group line by line.CustomerId into used
            select new
            {
                Customer = used.Key,
                Parts = used.Sum(line => (line.Quantity + line.AdjustedQuantity) / QuantitySum.Part),
                Rests = used.Sum(line => (line.Quantity + line.AdjustedQuantity) % QuantitySum.Part),
                CostUnits = used.Sum(line => line.CostUnits),
                CostFraction = used.Sum(line => (long)line.CostFraction),
            })
            .AsAsyncEnumerable();

        var shown = new PriorityQueue<Outcome, Int128>();
        var (customers, quantity, paid, would) = (0, Int128.Zero, Int128.Zero, Int128.Zero);
        await foreach (var sum in usage.WithCancellation(cancellationToken))
        {
            var used = QuantitySum.Join(sum.Parts, sum.Rests);
            var outcome = new Outcome(
                sum.Customer, used, AmountParts.Join(sum.CostUnits, sum.CostFraction), CostOf(candidate, used));
            customers++;
            quantity += used;
            paid += outcome.PaidNanos;
            would = Bounded(would + outcome.WouldPayNanos);

            shown.Enqueue(outcome, Int128.Abs(outcome.DifferenceNanos));
            if (shown.Count > take)
                shown.Dequeue();
        }

        return new SimulationResponse(
            month.ToString(), customers, quantity, Show(paid), Show(would), Show(would - paid),
            await ShowAsync(shown, candidate.Currency, cancellationToken));

        MoneyResponse Show(Int128 nanos) => PriceSimulation.Show(nanos, candidate.Currency);
    }

    private async Task<IReadOnlyList<SimulatedCustomerResponse>> ShowAsync(
        PriorityQueue<Outcome, Int128> shown, Currency currency, CancellationToken cancellationToken)
    {
        var outcomes = shown.UnorderedItems.Select(item => item.Element)
            .OrderByDescending(outcome => Int128.Abs(outcome.DifferenceNanos)).ThenBy(outcome => outcome.Customer)
            .ToList();
        var ids = outcomes.ConvertAll(outcome => outcome.Customer);
        var names = await context.Customers.Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        return
        [
            .. outcomes.Select(outcome => new SimulatedCustomerResponse(
                outcome.Customer, names[outcome.Customer], outcome.Quantity,
                Show(outcome.PaidNanos, currency), Show(outcome.WouldPayNanos, currency),
                Show(outcome.DifferenceNanos, currency))),
        ];
    }

    private static MoneyResponse Show(Int128 nanos, Currency currency) => MoneyResponse.Of(new Money(nanos, currency));

    /// <summary>More units than one line holds cost as many lines, each charged on its own.</summary>
    private static Int128 CostOf(Price candidate, Int128 quantity)
    {
        Int128 cost = 0;
        for (; quantity > MaxLine; quantity -= MaxLine)
            cost = Bounded(cost + Rater.Rate(candidate, MaxLine).Nanos);
        return Bounded(cost + Rater.Rate(candidate, (long)quantity).Nanos);
    }

    /// <summary>The cost, unless no stored amount could hold it.</summary>
    private static Int128 Bounded(Int128 nanos) =>
        Int128.Abs(nanos) <= (Int128)long.MaxValue * Money.NanosPerUnit ? nanos : throw new PriceTooHighException();

    private sealed record Outcome(Guid Customer, Int128 Quantity, Int128 PaidNanos, Int128 WouldPayNanos)
    {
        public Int128 DifferenceNanos => WouldPayNanos - PaidNanos;
    }

    private sealed class PriceTooHighException : Exception;
}
