using System.Collections.Immutable;
using System.Text.Json;

namespace Payg.Service.SampleApis;

/// <summary>The data sets that the sample APIs draw from. They are part of the program, so it works offline.</summary>
internal static class SampleData
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public static SampleSet<Activity> Activities { get; } = Read<Activity>("activities");

    public static SampleSet<Quote> Quotes { get; } = Read<Quote>("quotes");

    public static SampleSet<Character> Characters { get; } = Read<Character>("characters");

    public static SampleSet<Palette> Palettes { get; } = Read<Palette>("palettes");

    private static SampleSet<T> Read<T>(string name)
    {
        using var stream = typeof(SampleData).Assembly
            .GetManifestResourceStream($"Payg.Service.SampleApis.{name}.json")
            ?? throw new InvalidOperationException($"The data set {name} is not embedded.");
        return new SampleSet<T>(JsonSerializer.Deserialize<ImmutableArray<T>>(stream, s_json));
    }
}

/// <summary>A data set to draw from. Thread-safe.</summary>
internal sealed class SampleSet<T>(ImmutableArray<T> all)
{
    public T Random() => all[System.Random.Shared.Next(all.Length)];
}
