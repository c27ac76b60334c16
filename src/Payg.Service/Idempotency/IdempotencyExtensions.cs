namespace Payg.Service.Idempotency;

internal static class IdempotencyExtensions
{
    public const string Header = "Idempotency-Key";

    public const string ReplayedHeader = "Idempotent-Replayed";

    public static void AddIdempotency(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IdempotencyStore>();
        builder.Services.AddSingleton<IdempotencySweep>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<IdempotencySweep>());
    }

    /// <summary>Answers a repeated request as the first time. Call it after what refuses callers.</summary>
    public static RouteHandlerBuilder Idempotent(this RouteHandlerBuilder builder) =>
        builder.AddEndpointFilter<IdempotencyFilter>().WithMetadata(new IdempotentAttribute());
}
