namespace Payg.Service.Protection;

/// <summary>A setting with several values: one text with commas between them, or a JSON list.</summary>
internal static class SettingList
{
    /// <summary>The values, without spaces around them; none where the setting is missing or empty.</summary>
    public static IReadOnlyList<string> Read(IConfiguration configuration, string name)
    {
        var texts = configuration[name] is { } text
            ? [text]
            : configuration.GetSection(name).GetChildren().Select(child => child.Value ?? "");
        return
        [
            .. texts.SelectMany(value => value.Split(
                ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
        ];
    }
}
