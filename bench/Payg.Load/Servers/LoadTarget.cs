using System.Net.Http.Headers;
using Payg.Testing.Processes;

namespace Payg.Load.Servers;

/// <summary>A server to be measured, in a process of its own.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Process">The process.</param>
/// <param name="Tokens">A token for each customer; of no meaning to the bare server.</param>
/// <param name="CountAsync">How many calls it has counted; null where it does not count.</param>
internal sealed record LoadTarget(
    string Name, ServiceProcess Process, IReadOnlyList<string> Tokens, Func<Task<long>>? CountAsync)
{
    /// <summary>What is called.</summary>
    public const string Path = "/api/payg/api1";

    private const string CostPath = "/api/cost";

    /// <summary>Where to call it.</summary>
    public Uri Url => new(Process.Address, Path);

    /// <summary>Whether it is a Payg, whose journal is flushed before its count is read.</summary>
    public bool IsPayg => CountAsync is not null && !string.Equals(Name, NaiveServer.Name, StringComparison.Ordinal);

    /// <summary>Returns when all calls answered before have been counted in the database.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (!IsPayg)
            return;

        using var client = new HttpClient { BaseAddress = Process.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Tokens[0]);
        for (var attempt = 0; ; attempt++)
        {
            using var answer = await client.GetAsync(CostPath, cancellationToken);
            if (answer.IsSuccessStatusCode)
                return;
            if (attempt == 10)
                throw new InvalidOperationException($"{Name}: {CostPath} answers {answer.StatusCode}.");
        }
    }
}
