using Microsoft.EntityFrameworkCore;
using Payg.Core.Names;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Model.Accounts;
using Payg.Storage.Model.Customers;
using Xunit;

namespace Payg.Service.Tests.Accounts;

/// <summary>What a start does about the forms of names that an earlier version wrote by a rule of its own.</summary>
public abstract class NameSkeletonTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : NameSkeletonTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service)
        : NameSkeletonTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Forms_OfAnEarlierRule_AreComputedAgainAndLookAlikesStay()
    {
        // More than one part. Two have each other's form, and two look alike only by the rule of today.
        const int Count = 1_100;
        await using var database = await service.NewDatabaseAsync();
        await using (await ServiceHost.StartAsync(database))
        {
        }

        var old = Enumerable.Range(0, Count).Select(i => User($"old{i}", $"before{i}")).ToList();
        old.AddRange([
            User("swapped-a", NameSkeleton.Of("swapped-b")), User("swapped-b", NameSkeleton.Of("swapped-a")),
            User("sample", "sample-1"), User("s\u0430mple", "sample-2"),
        ]);
        await using (var context = database.Open())
        {
            context.AddRange(old);
            await context.SaveChangesAsync();
        }

        await using (var host = await ServiceHost.StartAsync(database))
        {
            var formsNow = await FormsAsync(database);
            Assert.All(
                old.SkipLast(2), user => Assert.Equal(NameSkeleton.Of(user.UserName!), formsNow[user.Id]));
            var (one, other) = (formsNow[old[^2].Id]!, formsNow[old[^1].Id]!);
            var form = NameSkeleton.Of("sample");
            Assert.Single(new[] { one, other }, form);
            var left = string.Equals(one, form, StringComparison.Ordinal) ? old[^1] : old[^2];
            Assert.Contains(
                $"The user {left.Id} has a name that looks like", $"{host.Log}", StringComparison.Ordinal);
            await using var context = database.Open();
            await context.Users.Where(user => user.NameSkeleton == form)
                .ExecuteUpdateAsync(set => set.SetProperty(user => user.NameSkeleton, "gone"));
        }

        // The form was free again for a moment: one of both has it after the next start.
        await using (await ServiceHost.StartAsync(database))
            Assert.Single((await FormsAsync(database)).Values, NameSkeleton.Of("sample"));
    }

    private static async Task<Dictionary<Guid, string?>> FormsAsync(TestDatabase database)
    {
        await using var context = database.Open();
        return await context.Users.ToDictionaryAsync(user => user.Id, user => user.NameSkeleton);
    }

    private static UserRow User(string name, string form)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new UserRow
        {
            Id = Guid.CreateVersion7(now),
            UserName = name,
            NormalizedUserName = name.ToUpperInvariant(),
            NameSkeleton = form,
            Customer = new CustomerRow
            {
                Id = Guid.CreateVersion7(now),
                Name = name,
                Currency = "USD",
                CreatedAt = now,
            },
            CreatedAt = now,
        };
    }
}
