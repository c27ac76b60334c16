using Payg.Testing;

namespace Payg.Clients.Tests.Documents;

/// <summary>The reference of settings is what the code says. <c>make docs</c> writes it anew.</summary>
public sealed class SettingsReferenceTests
{
    // Set by `make docs`: then the reference is written instead of compared.
    private const string WriteVariable = "PAYG_WRITE_DOCS";
    private const string Begin = "<!-- written by make docs: begin -->\n\n";
    private const string End = "<!-- written by make docs: end -->";

    private static readonly string s_path = RepositoryFolder.PathOf("docs", "settings.md");

    [Fact]
    public async Task Reference_AsItIsStored_IsWrittenFromTheCode()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var text = await File.ReadAllTextAsync(s_path, cancellation);
        var start = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = text.IndexOf(End, StringComparison.Ordinal);
        var current = SettingsReference.Write();

        if (Environment.GetEnvironmentVariable(WriteVariable) is "1")
            await File.WriteAllTextAsync(s_path, text[..start] + current + text[end..], cancellation);
        else
            Assert.True(string.Equals(current, text[start..end], StringComparison.Ordinal), "Run: make docs");
    }

    [Fact]
    public async Task Readme_TableOfSettings_HasOnlySettingsThatExist()
    {
        var readme = await MarkdownFile.ReadAsync("README.md", TestContext.Current.CancellationToken);
        var reference = await File.ReadAllTextAsync(s_path, TestContext.Current.CancellationToken);

        var named = readme.Text.Split('`').Where(word => word.StartsWith("Payg__", StringComparison.Ordinal));
        Assert.All(named, setting => Assert.Contains($"`{setting}`", reference, StringComparison.Ordinal));
    }
}
