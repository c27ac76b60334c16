using Microsoft.EntityFrameworkCore;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Storage.Databases;
using Payg.Storage.Model.Customers;

namespace Payg.Storage.Tests.Sqlite;

/// <summary>Writers of one process wait for each other without holding a thread.</summary>
public sealed class SqliteTurnTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>What else writes while a transaction is open.</summary>
    public static TheoryData<string> Writers => ["transaction", "save", "update", "delete", "statement", "flush"];

    [Theory]
    [MemberData(nameof(Writers))]
    public async Task Writer_WhileATransactionIsOpen_WaitsWithoutItsThreadAndThenWrites(string writer)
    {
        await using var database = await LedgerDatabase.CreateAsync(DatabaseKind.Sqlite);
        var (customer, meter) = (await database.AddCustomerAsync(), await database.AddMeterAsync(1));
        await database.InContextAsync(async first =>
        {
            await using var transaction = await first.Database.BeginTransactionAsync();
            await first.Customers.ExecuteUpdateAsync(change => change.SetProperty(row => row.Name, "first"));

            // SQLite itself would make this thread wait here, until it gives up.
            var second = WriteAsync(database, writer, customer, meter);
            Assert.False(second.IsCompleted);
            await transaction.CommitAsync();
            await second.WaitAsync(s_patience);
            return 0;
        });
    }

    [Theory]
    [InlineData("dispose")]
    [InlineData("rollback")]
    [InlineData("fail")]
    public async Task Turn_OfATransactionThatWritesNothing_IsPassedOn(string end)
    {
        await using var database = await LedgerDatabase.CreateAsync(DatabaseKind.Sqlite);
        var customer = await database.AddCustomerAsync();
        await database.InContextAsync(async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            if (end is "rollback")
                await transaction.RollbackAsync();
            if (end is "fail")
            {
                await Assert.ThrowsAnyAsync<Exception>(
                    () => context.Database.ExecuteSqlRawAsync("INSERT INTO nowhere VALUES (1)"));
            }

            return 0;
        });

        await WriteAsync(database, "save", customer, default).WaitAsync(s_patience);
    }

    [Fact]
    public async Task Turn_OfAStatementThatFails_IsPassedOn()
    {
        await using var database = await LedgerDatabase.CreateAsync(DatabaseKind.Sqlite);
        var customer = await database.AddCustomerAsync();
        await database.InContextAsync(async context =>
        {
            context.Customers.Add(new CustomerRow { Id = customer.Value, Name = "twice", CreatedAt = default });
            await Assert.ThrowsAsync<DbUpdateException>(() => context.SaveChangesAsync());
            return 0;
        });
        await Assert.ThrowsAnyAsync<Exception>(() => database.RunAsync("INSERT INTO nowhere VALUES (1)"));

        await WriteAsync(database, "update", customer, default).WaitAsync(s_patience);
    }

    [Fact]
    public async Task Writers_InGreatNumber_AllWrite()
    {
        await using var database = await LedgerDatabase.CreateAsync(DatabaseKind.Sqlite);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => database.AddCustomerAsync())).WaitAsync(s_patience);

        Assert.Equal(100, await database.InContextAsync(context => context.Customers.CountAsync()));
    }

    private static Task WriteAsync(LedgerDatabase database, string writer, CustomerId customer, MeterId meter) =>
        writer switch
        {
            "transaction" => database.InContextAsync(async context =>
            {
                await using var transaction = await context.Database.BeginTransactionAsync();
                await transaction.CommitAsync();
                return 0;
            }),
            "save" => database.AddCustomerAsync(),
            "update" => database.InContextAsync(context =>
                context.Customers.ExecuteUpdateAsync(change => change.SetProperty(row => row.Name, "second"))),
            "delete" => database.InContextAsync(context =>
                context.Customers.Where(row => row.Name == "nobody").ExecuteDeleteAsync()),
            "statement" => database.RunAsync("UPDATE customers SET name = 'second'"),
            "flush" => database.ApplyAsync(LedgerDatabase.Record(customer, meter, 1)),
            _ => throw new ArgumentOutOfRangeException(nameof(writer)),
        };
}
