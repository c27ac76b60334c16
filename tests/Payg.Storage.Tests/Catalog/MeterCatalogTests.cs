using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Meters;
using Payg.Storage.Databases;

namespace Payg.Storage.Tests.Catalog;

/// <summary>What the code declares, as the database keeps it.</summary>
public sealed class MeterCatalogTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Ensure_WithAnotherUnit_IsAuditedOnce(DatabaseKind kind)
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        var made = Assert.Single(await database.Meters.EnsureAsync([Declare("call")], CancellationToken.None));
        await database.Meters.EnsureAsync([Declare("call")], CancellationToken.None);
        Assert.Equal(0, await database.InContextAsync(context => context.AuditEntries.CountAsync()));

        await database.Meters.EnsureAsync([Declare("byte")], CancellationToken.None);
        await database.Meters.EnsureAsync([Declare("byte")], CancellationToken.None);

        var entry = await database.InContextAsync(context => context.AuditEntries.AsNoTracking().SingleAsync());
        Assert.Equal(
            ("meter.changed", "meter", $"{made.Id.Value}", "payg operator", null),
            (entry.Action, entry.SubjectKind, entry.SubjectId, entry.ActorName, entry.ActorId));
        Assert.Equal(("call", "byte"), (UnitIn(entry.Before!), UnitIn(entry.After!)));
        Assert.Equal(["call", "byte"], await database.InContextAsync(context =>
            context.Prices.OrderBy(row => row.Id).Select(row => row.Unit).ToListAsync()));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Ensure_WithMoreDimensions_AddsThoseThatFitAndIsAuditedOnce(DatabaseKind kind)
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        var made = await EnsureAsync("model", "kind");
        Assert.Equal(["model", "kind"], made.Dimensions);
        Assert.Equal(made, await EnsureAsync("kind"));
        Assert.Equal(0, await database.InContextAsync(context => context.AuditEntries.CountAsync()));

        var more = await EnsureAsync("a", "b", "c", "d", "e");
        Assert.Equal(more, await EnsureAsync("a", "b", "c", "d", "e"));

        Assert.Equal(["model", "kind", "a", "b", "c"], more.Dimensions);
        Assert.NotEqual(made, more);
        Assert.Equal(more, Assert.Single(await database.Meters.ListAsync(CancellationToken.None)));
        var entry = await database.InContextAsync(context => context.AuditEntries.AsNoTracking().SingleAsync());
        Assert.Equal("meter.changed", entry.Action);
        Assert.Equal(5, JsonElement.Parse(entry.After!).GetProperty("dimensions").GetArrayLength());

        async Task<Meter> EnsureAsync(params string[] names) => Assert.Single(
            await database.Meters.EnsureAsync([Declare("call") with { Dimensions = names }], CancellationToken.None));
    }

    private static string UnitIn(string json) => JsonElement.Parse(json).GetProperty("unit").GetString()!;

    private static MeterDeclaration Declare(string unit) => new("api", unit, 1_000_000, [new("GET", "/api")]);
}
